import { type CustomerView } from '@ur-desk/domain/customers';
import { type LineMoveView, type LineView } from '@ur-desk/domain/lines';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makeLine } from '../../../test/make/line';
import {
  codesOf,
  makeRenewable,
  quoteInput,
  renew,
  type Renewable,
  takeUp,
} from '../../../test/make/renewal';
import { vouch } from '../../../test/make/verification';
import { verifyLedger } from '../ledger/verification.queries';
import { Network } from '../../providers/network/network.port';
import { SandboxNetwork } from '../../providers/network/sandbox/sandbox.network';

let api: TestApi;
let agent: Caller;

beforeAll(async () => {
  api = await startApi();
  api.app.get(SandboxNetwork).hangMs = 0;
});
beforeEach(async () => {
  await api.clean();
  agent = await api.as('agent');
});
afterAll(() => api.stop());

interface Giving extends Renewable {
  paymentId: string;
  receiver: CustomerView;
}

/** A verified customer with a plan for ¥39.00 that runs, half of its minutes used, and another one behind it; and somebody else. */
async function giving(): Promise<Giving> {
  const of = await makeRenewable(api, { wallet: { amount: 10_000, currency: 'CNY' } });
  const { body } = await renew(agent, of);
  await renew(agent, of);
  await api.rows(
    `WITH used AS (UPDATE allowance_lot SET remaining = remaining / 2 WHERE subscription_id = $1 AND kind = 'voice'
       RETURNING id, customer_id, granted - remaining AS used)
     INSERT INTO allowance_entry (id, customer_id, lot_id, reason, change, cause_kind, cause_id, at)
     SELECT gen_random_uuid(), customer_id, id, 'usage', -used, 'usage', gen_random_uuid(), now() FROM used`,
    [(body.subscription as { id: string }).id],
  );
  await vouch(api, of.customer.id);
  const receiver = await makeCustomer(api.dataSource.manager);
  return { ...of, paymentId: (body.payments as { id: string }[])[0]?.id ?? '', receiver };
}

const move = (lineId: string, toCustomerId: string, { key = api.newKey(), dryRun = false } = {}) =>
  agent.post(
    `/lines/${lineId}/move${dryRun ? '?dryRun=true' : ''}`,
    { toCustomerId, consent: 'call', reason: 'Her son has his own account now' },
    { key },
  );
const lineNow = async (id: string) => (await agent.get(`/lines/${id}`)).body as LineView;
const movedTo = async (lineId: string, toCustomerId: string) =>
  (await move(lineId, toCustomerId)).body as LineMoveView;

/** What somebody has: his plans that run or wait, and what is left of his minutes; what entries say beside it. */
async function belongings(customerId: string) {
  const plans = await api.rows<{ state: string }>(
    'SELECT state FROM subscription WHERE customer_id = $1 ORDER BY starts_at',
    [customerId],
  );
  const [voice] = await api.rows<{ left: number; entries: number }>(
    `SELECT coalesce(sum(remaining), 0) AS left, (SELECT coalesce(sum(change), 0) FROM allowance_entry e JOIN allowance_lot x
       ON x.customer_id = e.customer_id AND x.id = e.lot_id WHERE e.customer_id = $1 AND x.kind = 'voice') AS entries
     FROM allowance_lot WHERE customer_id = $1 AND kind = 'voice'`,
    [customerId],
  );
  return { plans: plans.map(({ state }) => state), ...voice };
}

const differences = async () => {
  const at = new Date().toISOString();
  return (await api.db.snapshot((em) => verifyLedger(em, at))).differences;
};

/** How often this database had to break a circle of waiting. */
const deadlocks = async () =>
  (
    await api.rows<{ deadlocks: number }>(
      'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    )
  )[0]?.deadlocks;

const eventsOf = async (customerId: string) => {
  const { body } = await agent.get(`/customers/${customerId}/timeline`);
  return (body.entries as { event: string; changes: object[] }[]).filter(
    ({ event }) => event === 'line.move',
  );
};

describe('a line that is moved', () => {
  it('goes with its number, SIM profile, plans and what is left, and no money moves', async () => {
    const { lineId, customer, receiver } = await giving();
    const [before, had] = [await lineNow(lineId), await belongings(customer.id)];
    expect(had.plans).toEqual(['active', 'queued']);
    const moved = await movedTo(lineId, receiver.id);
    expect(moved).toMatchObject({
      ...{ fromCustomerId: customer.id, autoRenewEnded: false, notSold: false },
      line: { customerId: receiver.id, msisdn: before.msisdn, state: 'active', autoRenew: false },
      plans: [{ state: 'active' }, { state: 'queued' }],
    });
    expect(moved.line.simProfile?.iccid).toBe(before.simProfile?.iccid);
    expect(await belongings(receiver.id)).toEqual({
      plans: ['active', 'queued'],
      left: had.left,
      entries: had.left,
    });
    expect(await belongings(customer.id)).toEqual({ plans: ['revoked', 'revoked'], left: 0, entries: 0 });
    expect(await lineNow(lineId)).toMatchObject({
      ...{ state: 'retired', simProfile: null, movedTo: { customerId: receiver.id, lineId: moved.line.id } },
    });
    const wallets = await api.rows('SELECT customer_id FROM account WHERE code = $1 AND customer_id = $2', [
      ...['wallet', receiver.id],
    ]);
    expect(wallets).toEqual([]);
    const { body: code } = await agent.post(`/lines/${moved.line.id}/reveal-activation-code`, {
      reason: 'read out',
    });
    expect(code.activationCode).toMatch(/^LPA:1\$/);
    expect(await differences()).toEqual([]);
  });

  it('N3 stays at the network what it was: the receiver suspends it, the line that ended reaches nothing', async () => {
    const { lineId, receiver } = await giving();
    const { line } = await movedTo(lineId, receiver.id);
    await agent.post(`/lines/${line.id}/suspend`, { reason: 'customerWish' }, { key: api.newKey() });
    const atNetwork = () => api.app.get(Network).readLine(lineId);
    expect(await atNetwork()).toMatchObject({ line: { msisdn: line.msisdn, service: 'suspended' } });
    expect((await agent.get(`/lines/${line.id}/network`)).body).toMatchObject({ result: 'same' });
    await agent.post(`/lines/${lineId}/correct`, {}, { key: api.newKey() });
    expect(await atNetwork()).toMatchObject({ line: { service: 'suspended' } });
  });

  it('is seen in both histories, told to both, and found at who has it', async () => {
    const { lineId, customer, receiver } = await giving();
    const { line } = await movedTo(lineId, receiver.id);
    expect(await eventsOf(customer.id)).toMatchObject([
      { changes: [{ field: 'state' }, { field: 'movedTo', after: receiver.reference }, { after: 'call' }] },
    ]);
    expect(await eventsOf(receiver.id)).toMatchObject([
      {
        changes: [{ field: 'msisdn', after: line.msisdn }, { after: customer.reference }, { after: 'call' }],
      },
    ]);
    await api.deliverEvents();
    for (const [id, event] of [
      [customer.id, 'line.movedAway'],
      [receiver.id, 'line.movedHere'],
    ]) {
      const filter = encodeURIComponent(JSON.stringify({ customerId: id, event }));
      expect((await agent.get(`/notifications?filter=${filter}`)).body).toMatchObject([{ event }]);
    }
    const found = await agent.post('/search', { q: line.msisdn.slice(-8) });
    expect(JSON.stringify(found.body)).toContain(receiver.id);
    expect(JSON.stringify(found.body)).not.toContain(customer.id);
  });

  it('as a dry run shows all of it and changes nothing', async () => {
    const { lineId, customer, receiver } = await giving();
    const before = [await lineNow(lineId), await belongings(customer.id), await belongings(receiver.id)];
    expect((await move(lineId, receiver.id, { dryRun: true })).body).toMatchObject({
      ...{ line: { customerId: receiver.id }, plans: [{}, {}] },
    });
    expect([await lineNow(lineId), await belongings(customer.id), await belongings(receiver.id)]).toEqual(
      before,
    );
  });

  it('comes back by moving it back, with what is left then', async () => {
    const { lineId, customer, receiver } = await giving();
    const had = await belongings(customer.id);
    const { line } = await movedTo(lineId, receiver.id);
    await vouch(api, receiver.id);
    const back = await movedTo(line.id, customer.id);
    expect(back.line).toMatchObject({ customerId: customer.id, movedFrom: { customerId: receiver.id } });
    expect(await belongings(customer.id)).toMatchObject({ left: had.left, entries: had.left });
    expect((await belongings(customer.id)).plans.filter((state) => state !== 'revoked')).toEqual(had.plans);
    expect((await agent.get(`/lines/${back.line.id}/network`)).body).toMatchObject({ result: 'same' });
  });

  it('leaves what was paid with who paid: nothing of it is suggested to be given back', async () => {
    const { lineId, paymentId, receiver } = await giving();
    await movedTo(lineId, receiver.id);
    const { body } = await agent.get(`/payments/${paymentId}/refund-facts`);
    expect(body.plan).toMatchObject({ state: 'revoked', movedAt: expect.any(String) });
    const [reason] = body.reasons as { code: string }[];
    const given = await agent.post(
      '/refunds',
      {
        ...{
          paymentId,
          amount: { amount: 1_000, currency: 'CNY' },
          destination: 'wallet',
          comment: 'Known for years',
        },
        ...{ reasonCode: reason?.code, planEffect: 'keep' },
      },
      { key: api.newKey() },
    );
    expect(given.body.code).toBe('refund_outside_policy');
  });
});

describe('a number that proved who calls', () => {
  it('N3 does so no more for who gave it away', async () => {
    const phone = '+8613912345678';
    const { id: customerId } = await makeCustomer(api.dataSource.manager, { phone });
    const { id } = await makeLine(api.dataSource.manager, { customerId, msisdn: phone });
    const receiver = await makeCustomer(api.dataSource.manager);
    await vouch(api, customerId);
    expect(await movedTo(id, receiver.id)).toMatchObject({ contactLost: true });
    const { body } = await agent.get(`/customers/${customerId}`);
    expect(body).toMatchObject({ phone, phoneVerifiedAt: null, emailVerifiedAt: expect.any(String) });
  });
});

describe('what stands in the way', () => {
  it('N3 is that nobody has verified who calls, or a contact that was changed within a day', async () => {
    const { id: customerId } = await makeCustomer(api.dataSource.manager);
    const { id } = await makeLine(api.dataSource.manager, { customerId });
    const receiver = await makeCustomer(api.dataSource.manager);
    expect(await move(id, receiver.id)).toMatchObject({ status: 403, body: { code: 'caller_not_verified' } });
    await vouch(api, customerId);
    const { version } = (await agent.get(`/customers/${customerId}`)).body;
    await agent.patch(`/customers/${customerId}`, { email: 'thief@example.com' }, { version });
    await vouch(api, customerId);
    expect((await move(id, receiver.id)).body.code).toBe('contact_changed_lately');
  });

  it('is money on its way, the same customer, and one whom nobody knows', async () => {
    const { lineId, paymentId, customer, receiver } = await giving();
    const reference = (await agent.get(`/payments/${paymentId}`)).body.reference as string;
    await api.rows(
      `UPDATE renewal SET state = 'waiting', ended_at = NULL WHERE id = (SELECT purpose_id FROM payment WHERE id = $1)`,
      [paymentId],
    );
    expect((await move(lineId, receiver.id)).body).toMatchObject({
      ...{ code: 'line_move_under_way', params: { references: expect.stringMatching(/^RN-/) } },
    });
    expect(reference).toMatch(/^PY-/);
    expect((await move(lineId, customer.id)).body.code).toBe('line_move_same_customer');
    expect((await move(lineId, api.newKey())).body.errors).toMatchObject([
      { field: 'toCustomerId', code: 'not_known' },
    ]);
  });
});

describe('at the same time', () => {
  it('N1 four who move one line to four customers: one gets it, with its plans', async () => {
    const { lineId, customer } = await giving();
    const receivers = await Promise.all([1, 2, 3, 4].map(() => makeCustomer(api.dataSource.manager)));
    const answers = await Promise.all(receivers.map(({ id }) => move(lineId, id)));
    expect(codesOf(answers)).toEqual(['200', 'wrong_state', 'wrong_state', 'wrong_state']);
    const owners = await api.rows(
      `SELECT customer_id FROM line WHERE state <> 'retired' AND msisdn = (SELECT msisdn FROM line WHERE id = $1)`,
      [lineId],
    );
    expect(owners).toHaveLength(1);
    expect((await belongings(customer.id)).left).toBe(0);
  });

  it('L5 two customers give each other a line, over and over: nobody waits in a circle, nothing is lost', async () => {
    const [one, other] = await Promise.all([giving(), giving()]);
    const before = await deadlocks();
    await Promise.all([vouch(api, one.receiver.id), vouch(api, other.receiver.id)]);
    let lines: [string, string] = [one.lineId, other.lineId];
    for (const [a, b] of [
      [other.customer.id, one.customer.id],
      [one.customer.id, other.customer.id],
      [other.customer.id, one.customer.id],
    ]) {
      const answers = await Promise.all([move(lines[0], a ?? ''), move(lines[1], b ?? '')]);
      expect(codesOf(answers)).toEqual(['200', '200']);
      lines = answers.map(({ body }) => (body as LineMoveView).line.id) as [string, string];
    }
    const left = await api.rows(`SELECT id FROM subscription WHERE state IN ('active', 'queued')`);
    expect(left).toHaveLength(4);
    expect(await deadlocks()).toBe(before);
  });

  it('R1 a renewal and a move: the plan is bought before and goes along, or is not bought', async () => {
    const of = await giving();
    const quote = await agent.post('/quotes', quoteInput(of));
    const [bought, moved] = await Promise.all([
      takeUp(agent, quote.body as { id: string; hash: string }),
      move(of.lineId, of.receiver.id),
    ]);
    const plans = (await belongings(of.receiver.id)).plans.length;
    if (moved.status === 200) expect(plans).toBe(bought.status === 201 ? 3 : 2);
    else expect([moved.body.code, plans]).toEqual(['line_move_under_way', 0]);
    expect(await differences()).toEqual([]);
  });
});
