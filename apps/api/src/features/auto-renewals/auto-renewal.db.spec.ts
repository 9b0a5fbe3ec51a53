import {
  type AutoRenewalView,
  type AutoRenewScheduleView,
  type SetAutoRenewInput,
  USUAL_SCHEDULE,
} from '@ur-desk/domain/auto-renewals';
import { addMs, HOUR_MS, type Instant, money } from '@ur-desk/domain/kernel';
import { type SandboxToken } from '@ur-desk/domain/payments';
import { type Answer, type Caller, startApi, type TestApi } from '../../../test/harness';
import { fundWallet, makePaymentMethod } from '../../../test/make/payment';
import { makePlan } from '../../../test/make/plan';
import { effectsFor, makeRenewable, renew, type Renewable } from '../../../test/make/renewal';
import { Clock } from '../../platform/clock/clock';
import { planFaults } from '../../platform/fault/fault';
import { SandboxProvider } from '../../providers/payment/sandbox/sandbox.provider';
import { VerificationService } from '../ledger/verification.service';
import { PAYMENT_JANITOR_JOB } from '../payments/payment.jobs';
import { AUTO_RENEW_JOB, AutoRenewalRun } from './auto-renewal-run.service';

let api: TestApi;
let agent: Caller;

beforeAll(async () => {
  api = await startApi();
  api.app.get(SandboxProvider, { strict: false }).hangMs = 0;
  agent = await api.as('agent');
});
afterEach(() => {
  planFaults();
  api.app.get(Clock).travel(0);
});
afterAll(() => api.stop());

interface Ending extends Renewable {
  endsAt: Instant;
}

const PRICE = 3_900;
const autoRenewal = async (lineId: string): Promise<AutoRenewalView> =>
  (await agent.get(`/auto-renewals/${lineId}`)).body as AutoRenewalView;
const set = async (lineId: string, input: Partial<SetAutoRenewInput> = {}): Promise<Answer> =>
  agent.put(
    `/lines/${lineId}/auto-renew`,
    { on: true, planId: null, paymentOrder: 'walletFirst', ...input },
    { version: (await autoRenewal(lineId)).version },
  );

/** A line whose plan runs for 30 days and that is renewed by itself, with so much left in the wallet. */
async function ending(left: number, input: Partial<SetAutoRenewInput> = {}): Promise<Ending> {
  const of = await makeRenewable(api, { wallet: money(PRICE + left, 'CNY') });
  await renew(agent, of);
  expect(await set(of.lineId, input)).toMatchObject({ status: 200, body: { on: true, state: 'waiting' } });
  const { endsAt } = await autoRenewal(of.lineId);
  return { ...of, endsAt: endsAt ?? '' };
}

/** So many hours after the end of the plan, everything that is due is done. */
async function hoursAfterEnd({ endsAt }: Ending, hours: number): Promise<void> {
  api.app.get(Clock).travel(0);
  const target = addMs(endsAt, hours * HOUR_MS);
  api.app.get(Clock).travel(Date.parse(target) - Date.parse(await api.db.now()));
  await api.runJob(AUTO_RENEW_JOB);
  await deliverAll();
}

/** What an event leads to may lead to another one: the answer of a charge, the failed try, the message. */
async function deliverAll(): Promise<void> {
  for (let round = 0; round < 3; round += 1) await api.deliverEvents();
}

const told = (of: Renewable) =>
  api.rows<{ event: string }>(
    'SELECT event FROM notification WHERE customer_id = $1 ORDER BY created_at, id',
    [of.customer.id],
  );
const failuresTold = async (of: Renewable): Promise<number> =>
  (await told(of)).filter(({ event }) => event === 'autoRenewal.failed').length;

async function saveCard(of: Renewable, token: SandboxToken, automaticUse = true): Promise<string> {
  const { id } = await makePaymentMethod(api, of.customer.id, token);
  await api.rows('UPDATE payment_method SET is_default = true, automatic_use_since = $2 WHERE id = $1', [
    id,
    automaticUse ? '2026-01-01T00:00:00Z' : null,
  ]);
  return id;
}

describe('what ends is renewed by itself', () => {
  it('R1 a day before its end, queued behind it, once, however many look', async () => {
    const of = await ending(PRICE + 100);
    await hoursAfterEnd(of, -25);
    expect(await effectsFor(api, of)).toMatchObject({ renewals: 1 });
    await hoursAfterEnd(of, -24);
    const { customer, lineId } = of;
    const look = () => api.app.get(AutoRenewalRun).renewLine({ customerId: customer.id, lineId });
    await Promise.all([look(), look(), look(), api.runJob(AUTO_RENEW_JOB)]);
    expect(await effectsFor(api, of)).toMatchObject({ renewals: 2, succeeded: 2, wallet: 100 });
    const [renewal] = await api.rows(
      `SELECT channel, renews_subscription_id IS NOT NULL AS renews, actor_kind FROM renewal
       WHERE customer_id = $1 AND renews_subscription_id IS NOT NULL`,
      [customer.id],
    );
    expect(renewal).toEqual({ channel: 'autoRenew', renews: true, actor_kind: 'system' });
    const state = await autoRenewal(lineId);
    expect(state).toMatchObject({ state: 'waiting', tries: 0, lastError: null });
    expect(state.endsAt && state.endsAt > of.endsAt).toBe(true);
    await hoursAfterEnd(of, 1);
    expect(await effectsFor(api, of)).toMatchObject({ renewals: 2 });
  });

  it('by the default card, where the balance does not reach and the customer allows it', async () => {
    const of = await ending(900);
    await saveCard(of, 'tok_success');
    await hoursAfterEnd(of, -24);
    expect(await effectsFor(api, of)).toMatchObject({ succeeded: 2, captures: 1, wallet: 0 });
    const { body } = await agent.get(
      `/renewals?filter=${encodeURIComponent(JSON.stringify({ customerId: of.customer.id, channel: 'autoRenew' }))}`,
    );
    expect(body).toMatchObject([{ state: 'succeeded' }]);
  });

  it('never by a card without consent', async () => {
    const of = await ending(0);
    await saveCard(of, 'tok_success', false);
    await hoursAfterEnd(of, -24);
    expect(await autoRenewal(of.lineId)).toMatchObject({ state: 'failing', lastError: 'balance_too_low' });
    expect(await effectsFor(api, of)).toMatchObject({ renewals: 1, captures: 0 });
  });

  it('with the plan that was chosen for it', async () => {
    const other = await makePlan(api.db, { prices: [{ currency: 'CNY', amount: 1_500, floor: 0 }] });
    const of = await ending(1_500, { planId: other.planId });
    await hoursAfterEnd(of, -24);
    expect(await effectsFor(api, of)).toMatchObject({ succeeded: 2, wallet: 0 });
  });

  it('after its end at the time of payment, when the money comes late', async () => {
    const of = await ending(0);
    await hoursAfterEnd(of, -24);
    await hoursAfterEnd(of, 0);
    await fundWallet(api, of.customer.id, money(PRICE, 'CNY'));
    await hoursAfterEnd(of, 47);
    expect(await effectsFor(api, of)).toMatchObject({ renewals: 1 });
    await hoursAfterEnd(of, 48);
    expect(await effectsFor(api, of)).toMatchObject({ succeeded: 2, wallet: 0 });
    const [started] = await api.rows<{ starts_at: Date }>(
      'SELECT starts_at FROM subscription WHERE customer_id = $1 ORDER BY starts_at DESC LIMIT 1',
      [of.customer.id],
    );
    expect(started && started.starts_at >= new Date(addMs(of.endsAt, 48 * HOUR_MS))).toBe(true);
    expect(await autoRenewal(of.lineId)).toMatchObject({ on: true, state: 'waiting' });
  });
});

describe('what does not go through', () => {
  it('is tried four times, each time with a message, and then off: a case for somebody', async () => {
    const of = await ending(0);
    for (const [hours, tries] of [
      [-24, 1],
      [-23.5, 1],
      [-23, 2],
      [-1, 2],
      [0, 3],
      [47, 3],
    ] as const) {
      await hoursAfterEnd(of, hours);
      expect(await autoRenewal(of.lineId)).toMatchObject({ on: true, state: 'failing', tries });
      expect(await failuresTold(of)).toBe(tries);
    }
    await hoursAfterEnd(of, 48);
    const stopped = { on: false, state: 'stopped', tries: 4, stopReason: 'triesUsed', nextTryAt: null };
    expect(await autoRenewal(of.lineId)).toMatchObject(stopped);
    expect(await failuresTold(of)).toBe(4);
    await hoursAfterEnd(of, 49);
    expect(await failuresTold(of)).toBe(4);
    const filter = encodeURIComponent(JSON.stringify({ customerId: of.customer.id, state: 'stopped' }));
    expect((await agent.get(`/auto-renewals?filter=${filter}`)).body).toMatchObject([{ id: of.lineId }]);
    const { body } = await agent.get(`/customers/${of.customer.id}/overview`);
    expect(body.findings).toContainEqual(
      expect.objectContaining({ code: 'auto_renew_stopped', subject: { kind: 'line', id: of.lineId } }),
    );
  });

  it('is not tried again after the bank refused for good', async () => {
    const of = await ending(0);
    await saveCard(of, 'tok_declined');
    await hoursAfterEnd(of, -24);
    expect(await autoRenewal(of.lineId)).toMatchObject({
      on: false,
      tries: 1,
      stopReason: 'refusedForGood',
      lastError: 'cardDeclined',
    });
    expect(await failuresTold(of)).toBe(1);
    await hoursAfterEnd(of, 0);
    expect(await effectsFor(api, of)).toMatchObject({ renewals: 2, succeeded: 1 });
  });

  it('R4 is neither tried again nor forgotten while the charge has no answer', async () => {
    const of = await ending(0);
    await saveCard(of, 'tok_timeout_declined');
    await hoursAfterEnd(of, -24);
    expect(await autoRenewal(of.lineId)).toMatchObject({ state: 'waiting', tries: 1 });
    await hoursAfterEnd(of, -23);
    expect(await effectsFor(api, of)).toMatchObject({ renewals: 2, succeeded: 1 });
    await api.runJob(PAYMENT_JANITOR_JOB);
    await deliverAll();
    expect(await autoRenewal(of.lineId)).toMatchObject({ on: false, lastError: 'cardDeclined', tries: 1 });
  });

  it.each(['renewal.begun', 'payment.after-charge', 'renewal.charged'] as const)(
    'R1 survives a process that dies at %s: one effect, and the ledger is sound',
    async (point) => {
      const of = await ending(0);
      await saveCard(of, 'tok_success');
      planFaults({ [point]: () => Promise.reject(new Error('killed')) });
      await expect(hoursAfterEnd(of, -24)).rejects.toThrow('killed');
      planFaults();
      await hoursAfterEnd(of, -23);
      await api.runJob(PAYMENT_JANITOR_JOB);
      await deliverAll();
      await hoursAfterEnd(of, 0);
      const once = { succeeded: 2, subscriptions: 2, captures: 1, captured: 2 * PRICE };
      expect(await effectsFor(api, of)).toMatchObject(once);
      expect((await api.app.get(VerificationService).verify()).sound).toBe(true);
    },
  );

  it('is left alone while the account is being closed', async () => {
    const of = await ending(PRICE);
    await api.rows(`UPDATE customer SET status = 'closing' WHERE id = $1`, [of.customer.id]);
    await hoursAfterEnd(of, -24);
    expect(await autoRenewal(of.lineId)).toMatchObject({ on: true, state: 'waiting', tries: 0 });
    expect(await failuresTold(of)).toBe(0);
  });
});

describe('the times of the tries', () => {
  const path = '/settings/auto-renew-schedules';
  const scheduleNow = async () => ((await agent.get(path)).body as [AutoRenewScheduleView])[0];
  const change = async (hours: number[], by: Caller): Promise<Answer> => {
    const { id, version } = await scheduleNow();
    return by.patch(`${path}/${id}`, { hours }, { version });
  };
  let finance: Caller;
  beforeAll(async () => {
    finance = await api.as('finance');
  });
  afterEach(() => change([...USUAL_SCHEDULE], finance));

  it('are a setting: what is not planned yet goes by them, what is planned stays', async () => {
    const [early, tried] = [await ending(PRICE), await ending(0)];
    await hoursAfterEnd(tried, -24);
    expect(await autoRenewal(tried.lineId)).toMatchObject({ tries: 1, state: 'failing' });
    const planned = (await autoRenewal(tried.lineId)).nextTryAt;
    expect(await change([-72, -12, 6], finance)).toMatchObject({
      status: 200,
      body: { hours: [-72, -12, 6] },
    });
    expect((await autoRenewal(tried.lineId)).nextTryAt).toBe(planned);
    await hoursAfterEnd(tried, -23);
    expect(await autoRenewal(tried.lineId)).toMatchObject({ tries: 2 });
    expect((await autoRenewal(tried.lineId)).nextTryAt).toBe(addMs(tried.endsAt, -12 * HOUR_MS));
    const waiting = await ending(PRICE);
    expect((await autoRenewal(waiting.lineId)).nextTryAt).toBe(addMs(waiting.endsAt, -72 * HOUR_MS));
    await hoursAfterEnd(waiting, -71);
    expect(await effectsFor(api, waiting)).toMatchObject({ succeeded: 2 });
    expect(await effectsFor(api, early)).toMatchObject({ succeeded: 2 });
  });

  it('after the end only are looked at from then on', async () => {
    await change([5], finance);
    const of = await ending(PRICE);
    await hoursAfterEnd(of, 4);
    expect(await effectsFor(api, of)).toMatchObject({ succeeded: 1 });
    await hoursAfterEnd(of, 5);
    expect(await effectsFor(api, of)).toMatchObject({ succeeded: 2 });
  });

  it('are changed by one at a time, audited, and refused at their field', async () => {
    const { id, version } = await scheduleNow();
    const twice = [finance.patch(`${path}/${id}`, { hours: [0] }, { version }), change([0, 24], finance)];
    expect((await Promise.all(twice)).map(({ status }) => status).sort()).toEqual([200, 412]);
    const events = await api.rows('SELECT action FROM audit_event WHERE subject_id = $1', [id]);
    expect(events.at(-1)).toEqual({ action: 'autoRenewSchedule.update' });
    for (const hours of [[], [0, 0], [48, -24]])
      expect(await change(hours, finance)).toMatchObject({
        status: 422,
        body: { code: 'tries_unfit', errors: [{ field: 'hours' }] },
      });
    expect((await change([-169], finance)).status).toBe(400);
    expect((await change([0], agent)).status).toBe(403);
  });
});

describe('switching it', () => {
  it('off keeps the plan to its end and tries nothing', async () => {
    const of = await ending(PRICE);
    expect(await set(of.lineId, { on: false })).toMatchObject({
      status: 200,
      body: { on: false, state: 'off' },
    });
    await hoursAfterEnd(of, 0);
    expect(await effectsFor(api, of)).toMatchObject({ renewals: 1 });
  });

  it('on again begins anew', async () => {
    const of = await ending(0);
    await saveCard(of, 'tok_declined');
    await hoursAfterEnd(of, -24);
    await saveCardInstead(of);
    expect(await set(of.lineId)).toMatchObject({ body: { state: 'waiting', tries: 0, lastError: null } });
    await hoursAfterEnd(of, -22);
    expect(await effectsFor(api, of)).toMatchObject({ succeeded: 2, captures: 1 });
  });

  const saveCardInstead = async (of: Renewable): Promise<void> => {
    await api.rows('UPDATE payment_method SET is_default = false WHERE customer_id = $1', [of.customer.id]);
    await saveCard(of, 'tok_success');
  };

  it.each<[string, Partial<SetAutoRenewInput>, string, string]>([
    [
      'a plan that is not on sale',
      { planId: '00000000-0000-7000-8000-00000000dead' },
      'planId',
      'plan_not_released',
    ],
    ['a card where there is none', { paymentOrder: 'methodOnly' }, 'paymentOrder', 'auto_renew_no_method'],
  ])('is refused with %s, at its field', async (_name, input, field, code) => {
    const of = await makeRenewable(api);
    const refused = await set(of.lineId, input);
    expect(refused).toMatchObject({ status: 422, body: { code, errors: [{ field, code }] } });
  });

  it('is refused with a version that is not the present one', async () => {
    const of = await ending(0);
    const body = { on: false, planId: null, paymentOrder: 'walletFirst' };
    expect((await agent.put(`/lines/${of.lineId}/auto-renew`, body, { version: 1 })).status).toBe(412);
  });
});
