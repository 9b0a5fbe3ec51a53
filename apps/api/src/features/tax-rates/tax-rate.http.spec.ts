import { type QuoteView } from '@ur-desk/domain/renewals';
import { type TaxRateView } from '@ur-desk/domain/tax-rates';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeRenewable, quoteInput, type Renewable, takeUp } from '../../../test/make/renewal';

let api: TestApi;
let agent: Caller;
let finance: Caller;

beforeAll(async () => {
  api = await startApi();
  [agent, finance] = [await api.as('agent'), await api.as('finance')];
});
afterAll(() => api.stop());

async function rateOf(country: string): Promise<TaxRateView> {
  const filter = encodeURIComponent(JSON.stringify({ country }));
  const { body } = await finance.get(`/settings/tax-rates?filter=${filter}`);
  return (body as [TaxRateView])[0];
}

const change = ({ id, version }: TaxRateView, rateBps: number, by = finance) =>
  by.patch(`/settings/tax-rates/${id}`, { rateBps }, { version });
const quote = async (of: Renewable) => (await agent.post('/quotes', quoteInput(of))).body as QuoteView;

describe('tax rates', () => {
  it('are contained in the price, and frozen in what was agreed', async () => {
    const of = await makeRenewable(api, { customer: { country: 'PL' } });
    const before = await quote(of);
    expect(before.price).toMatchObject({ taxRateBps: 2_300, taxIncluded: { amount: 729 } });
    const bought = await takeUp(agent, before);
    expect((await change(await rateOf('PL'), 800)).status).toBe(200);
    expect((await quote(of)).price).toMatchObject({ taxRateBps: 800, taxIncluded: { amount: 289 } });
    expect((await agent.get(`/renewals/${bought.body.id}`)).body.price.taxRateBps).toBe(2_300);
  });

  it('that change between showing and paying make another price', async () => {
    const of = await makeRenewable(api, { customer: { country: 'IT' } });
    const shown = await quote(of);
    await change(await rateOf('IT'), 1_000);
    const refused = await takeUp(agent, shown);
    expect(refused.body).toMatchObject({
      code: 'quote_changed',
      params: { quote: { price: { taxRateBps: 1_000 } } },
    });
  });

  it('are named for a country that had none, once', async () => {
    const of = await makeRenewable(api, { customer: { country: 'CA' } });
    expect((await quote(of)).price.taxRateBps).toBe(0);
    const create = () => finance.post('/settings/tax-rates', { country: 'CA', rateBps: 500 });
    const answers = await Promise.all([create(), create()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({ code: 'already_exists', errors: [{ field: 'country' }] });
    expect((await quote(of)).price.taxRateBps).toBe(500);
  });

  it('are changed in one place only, and audited', async () => {
    const rate = await rateOf('DE');
    const changes = await Promise.all([change(rate, 700), change(rate, 800)]);
    expect(changes.map(({ status }) => status).sort()).toEqual([200, 412]);
    const events = await api.rows('SELECT action FROM audit_event WHERE subject_id = $1', [rate.id]);
    expect(events).toEqual([{ action: 'taxRate.update' }]);
  });

  it.each(['agent', 'supervisor', 'auditor'] as const)('are read, not changed, by %s', async (role) => {
    const caller = await api.as(role);
    const rate = await rateOf('GB');
    expect((await caller.get(`/settings/tax-rates/${rate.id}`)).status).toBe(200);
    expect((await change(rate, 1, caller)).status).toBe(403);
    expect((await caller.post('/settings/tax-rates', { country: 'US', rateBps: 1 })).status).toBe(403);
  });
});
