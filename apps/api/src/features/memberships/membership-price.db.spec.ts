import { DAY_MS, money, toInstant } from '@ur-desk/domain/kernel';
import { type CriteriaGroupInput } from '@ur-desk/domain/promotions';
import { type QuoteView } from '@ur-desk/domain/renewals';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeProgramme } from '../../../test/make/membership';
import { makePromotion } from '../../../test/make/promotion';
import { makeRenewable, quoteInput, type Renewable, takeUp } from '../../../test/make/renewal';

let api: TestApi;
let agent: Caller;

const cny = (amount: number) => money(amount, 'CNY');

beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());
beforeEach(async () => {
  await api.clean();
  agent = await api.as('agent');
  const thresholds = [cny(100_000_000)];
  await makeProgramme(api, { code: 'gold', rank: 1, thresholds, discountBps: 1_000 });
});

const quote = async (of: Renewable) => (await agent.post('/quotes', quoteInput(of))).body as QuoteView;
async function setTier({ customer }: Renewable, tier: string): Promise<void> {
  const body = { tier, until: toInstant(Date.now() + 30 * DAY_MS).slice(0, 10), reason: 'a test' };
  const key = api.newKey();
  const { status } = await (
    await api.as('supervisor')
  ).post(`/memberships/${customer.id}/override`, body, { key });
  expect(status).toBe(201);
}
const linesOf = ({ price }: QuoteView) =>
  price.lines.map(({ rule, code, amount }) => [rule, code, amount.amount]);

describe('the price of a member', () => {
  it('has the discount of his tier before promotions, and promotions for his tier; both stay with the renewal', async () => {
    const of = await makeRenewable(api);
    const criteria: CriteriaGroupInput[] = [{ match: 'all', criteria: [{ kind: 'tier', tiers: ['gold'] }] }];
    const { code } = await makePromotion(api, { criteria });
    expect(linesOf(await quote(of)).map(([rule]) => rule)).toEqual(['planPrice']);
    await setTier(of, 'gold');
    const shown = await quote(of);
    const [plan, tier, promotion] = linesOf(shown);
    expect([plan?.[2], tier]).toEqual([3_900, ['tierDiscount', 'gold', -390]]);
    expect(promotion?.slice(0, 2)).toEqual(['promotion', code]);
    const { body } = await takeUp(agent, shown);
    await setTier(of, 'none');
    const kept = await agent.get(`/renewals/${body.id}`);
    expect(kept.body.price.lines).toEqual(shown.price.lines);
  });

  it('is another one when his tier changes between showing and paying', async () => {
    const of = await makeRenewable(api);
    await setTier(of, 'gold');
    const shown = await quote(of);
    await setTier(of, 'none');
    const refused = await takeUp(agent, shown);
    expect(refused.body).toMatchObject({
      code: 'quote_changed',
      params: { quote: { price: { total: cny(3_900) } } },
    });
  });

  it('never goes below the floor', async () => {
    const of = await makeRenewable(api);
    const [gold] = await makeProgramme(api, { code: 'gold', rank: 1, discountBps: 10_000 });
    await setTier(of, gold?.code ?? '');
    const { price } = await quote(of);
    expect(price.lines[1]).toMatchObject({ rule: 'tierDiscount', limitedByFloor: true });
    expect(price.total.amount).toBeGreaterThan(0);
  });
});
