import { addMs, DAY_MS, type Instant, money, toInstant } from '@ur-desk/domain/kernel';
import { type CustomerOverviewView } from '@ur-desk/domain/customers';
import { type CreateQuoteInput, type QuoteView } from '@ur-desk/domain/renewals';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeProgramme } from '../../../test/make/membership';
import { makePlan } from '../../../test/make/plan';
import { giveBack, refundOrder } from '../../../test/make/refund';
import { makeRenewable, quoteInput, type Renewable, renew, takeUp } from '../../../test/make/renewal';
import { Clock } from '../../platform/clock/clock';
import { AUTO_RENEW_JOB } from '../auto-renewals/auto-renewal-run.service';
import { VerificationService } from '../ledger/verification.service';

let api: TestApi;
let agent: Caller;

const cny = (amount: number) => money(amount, 'CNY');
const PLAN = 3_900;
const VOICEMAIL = 500;

beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  await api.clean();
  agent = await api.as('agent');
});
afterEach(() => api.app.get(Clock).travel(0));
afterAll(async () => {
  expect((await api.app.get(VerificationService).verify()).differences).toEqual([]);
  await api.stop();
});

async function turn({ lineId }: Renewable, service: string, on = true): Promise<void> {
  const { status } = await agent.post(
    `/lines/${lineId}/switch-service`,
    { service, on },
    { key: api.newKey() },
  );
  expect(status).toBe(200);
}
/** A line with voicemail, and so much in the wallet. */
async function withVoicemail(wallet = 10_000): Promise<Renewable> {
  const of = await makeRenewable(api, { wallet: cny(wallet) });
  await turn(of, 'voicemail');
  return of;
}
const quote = async (of: Renewable, changes: Partial<CreateQuoteInput> = {}) =>
  (await agent.post('/quotes', quoteInput(of, changes))).body as QuoteView;
const linesOf = ({ price }: QuoteView) =>
  price.lines.map(({ rule, code, amount }) => [rule, code, amount.amount]).slice(1);
async function goldWithFree({ customer }: Renewable): Promise<void> {
  await makeProgramme(api, { code: 'gold', rank: 1, freeServices: ['voicemail'] });
  const body = { tier: 'gold', until: toInstant(Date.now() + 30 * DAY_MS).slice(0, 10), reason: 'a test' };
  const supervisor = await api.as('supervisor');
  await supervisor.post(`/memberships/${customer.id}/override`, body, { key: api.newKey() });
}

describe('services that are on', () => {
  it('M5 are charged with the renewal, by their own lines, to the cent that was shown', async () => {
    const of = await withVoicemail();
    await turn(of, 'caller-id');
    const shown = await quote(of);
    expect(linesOf(shown)).toEqual([
      ['serviceFee', 'voicemail', 500],
      ['serviceFee', 'caller-id', 300],
    ]);
    expect(shown.price.total).toEqual(cny(4_700));
    const { body } = await takeUp(agent, shown);
    expect(body).toMatchObject({ state: 'succeeded', total: cny(4_700), balance: cny(5_300) });
    const kept = await agent.get(`/renewals/${body.id}`);
    expect(kept.body.price.lines).toEqual(shown.price.lines);
    expect((await agent.get(`/renewals/${body.id}/receipt`)).status).toBe(200);
  });

  it('M5 a price that was shown before a service was switched is not taken', async () => {
    const of = await makeRenewable(api);
    const shown = await quote(of);
    await turn(of, 'voicemail');
    const refused = await takeUp(agent, shown);
    expect(refused.body).toMatchObject({
      code: 'quote_changed',
      params: { quote: { price: { total: cny(PLAN + VOICEMAIL) } } },
    });
    const again = await quote(of);
    await turn(of, 'voicemail', false);
    expect((await takeUp(agent, again)).body.code).toBe('quote_changed');
    expect((await quote(of)).price.total).toEqual(cny(PLAN));
  });

  it('are free with the tier, and the price says so', async () => {
    const of = await withVoicemail();
    await turn(of, 'caller-id');
    await goldWithFree(of);
    const shown = await quote(of);
    expect(linesOf(shown).filter(([rule]) => rule !== 'tierDiscount')).toEqual([
      ['serviceFee', 'voicemail', 500],
      ['serviceFee', 'caller-id', 300],
      ['serviceFree', 'voicemail', -500],
    ]);
    expect(shown.price.total).toEqual(cny(4_200));
    const offered = await agent.get(`/lines/${of.lineId}/services`);
    expect(offered.body.services[0]).toMatchObject({ code: 'voicemail', freeByTier: true });
  });

  it('cost by the months of the plan, with an extension as with any other', async () => {
    const of = await withVoicemail(50_000);
    const { planId } = await makePlan(api.db, { validity: { months: 3 } });
    expect(linesOf(await quote({ ...of, planId }))).toEqual([['serviceFee', 'voicemail', 1_500]]);
    await renew(agent, of);
    const { body } = await renew(agent, of, { policy: 'extend' });
    expect(body).toMatchObject({ state: 'succeeded', total: cny(PLAN + VOICEMAIL) });
  });

  it('are part of what is given back with a refund', async () => {
    const { body } = await renew(agent, await withVoicemail());
    const order = refundOrder((body.payments as { id: string }[])[0]?.id ?? '', PLAN + VOICEMAIL);
    const refund = await giveBack(api, agent, order);
    expect(refund.body).toMatchObject({ state: 'succeeded', suggestion: { amount: cny(PLAN + VOICEMAIL) } });
  });

  it('are part of what a plan is worth that is replaced', async () => {
    const of = await withVoicemail(20_000);
    await renew(agent, of);
    const replacing = await quote(of, { policy: 'replaceNow' });
    expect(replacing.credit?.amount).toEqual(cny(PLAN + VOICEMAIL));
    expect(replacing.price.total).toEqual(cny(PLAN + VOICEMAIL));
    expect((await takeUp(agent, replacing)).body).toMatchObject({ state: 'succeeded' });
  });

  it('add nothing to a pack, which makes no plan run longer', async () => {
    const of = await withVoicemail();
    await renew(agent, of);
    const { planId } = await makePlan(api.db, { kind: 'addOn' });
    expect(linesOf(await quote({ ...of, planId }, { policy: 'addOn' }))).toEqual([]);
  });

  it('without a fee in the currency cost nothing there, and the price says why', async () => {
    const of = await withVoicemail();
    await api.rows(`UPDATE value_added_service SET fees = '[]' WHERE code = 'voicemail'`);
    const { price } = await quote(of);
    expect(price.total).toEqual(cny(PLAN));
    expect(price.notApplied).toContainEqual(
      expect.objectContaining({ rule: 'serviceFee', code: 'voicemail', reason: 'notInCurrency' }),
    );
  });
});

describe('a line that renews by itself', () => {
  const autoRenew = async ({ lineId }: Renewable): Promise<Instant> => {
    const path = `/auto-renewals/${lineId}`;
    const { version } = (await agent.get(path)).body as { version: number };
    const body = { on: true, planId: null, paymentOrder: 'walletOnly' };
    await agent.put(`/lines/${lineId}/auto-renew`, body, { version });
    return (await agent.get(path)).body.endsAt as Instant;
  };
  const travelTo = async (at: Instant) =>
    api.app.get(Clock).travel(Date.parse(at) - Date.parse(await api.db.now()));

  it('R1 is charged for its services, once', async () => {
    const of = await withVoicemail(2 * (PLAN + VOICEMAIL));
    await renew(agent, of);
    await travelTo(addMs(await autoRenew(of), -DAY_MS / 2));
    await api.runJob(AUTO_RENEW_JOB);
    await api.runJob(AUTO_RENEW_JOB);
    const totals = await api.rows('SELECT total, state FROM renewal WHERE customer_id = $1', [
      of.customer.id,
    ]);
    expect(totals).toEqual([
      { total: PLAN + VOICEMAIL, state: 'succeeded' },
      { total: PLAN + VOICEMAIL, state: 'succeeded' },
    ]);
  });

  it('is found to fail when the balance is enough for the plan but not for its services', async () => {
    const of = await withVoicemail(2 * PLAN + VOICEMAIL + 100);
    await renew(agent, of);
    await travelTo(addMs(await autoRenew(of), -3 * DAY_MS));
    const { body } = await agent.get(`/customers/${of.customer.id}/overview`);
    const { findings } = body as CustomerOverviewView;
    expect(findings.find(({ code }) => code === 'balance_too_low')?.params).toMatchObject({
      missing: cny(VOICEMAIL - 100),
    });
  });
});
