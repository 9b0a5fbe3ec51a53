import { randomUUID } from 'node:crypto';
import { type CustomerView } from '@ur-desk/domain/customers';
import { money } from '@ur-desk/domain/kernel';
import { LEDGER_CHECKS, type LedgerVerificationRunView } from '@ur-desk/domain/ledger';
import { type TestApi, startApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { fundWallet, makePaymentMethod, makeWalletPayment } from '../../../test/make/payment';
import { RefundService } from '../refunds/refund.service';
import { TopUpService } from '../payments/top-up.service';
import { verifyLedger } from './verification.queries';
import { VERIFY_LEDGER_JOB, VERIFY_RUN_JOB, VerificationService } from './verification.service';

let api: TestApi;
let customer: CustomerView;

beforeAll(async () => {
  api = await startApi();
});
afterAll(async () => api.stop());

const cny = (amount: number) => money(amount, 'CNY');

/** A customer who topped up, bought and got part of it back: every kind of transfer of ours. */
beforeEach(async () => {
  await api.clean();
  customer = await makeCustomer(api.dataSource.manager);
  await fundWallet(api, customer.id, cny(100));
  const { id: methodId } = await makePaymentMethod(api, customer.id);
  const topUp = { customerId: customer.id, amount: cny(5000), methodId };
  await api.app.get(TopUpService).create(topUp, api.context());
  const paymentId = await makeWalletPayment(api, customer.id, cny(3900));
  const refund = {
    paymentId,
    amount: cny(900),
    destination: 'wallet',
    reasonCode: 'noService',
    planEffect: 'keep',
  } as const;
  await api.app.get(RefundService).create(refund, api.context());
});

const verify = () => api.app.get(VerificationService).verify();

/** What only somebody with the keys of the database could do: past the triggers. */
const tamper = (sql: string, params: unknown[] = [customer.id]) =>
  api.dataSource.transaction(async (em) => {
    await em.query(`SET LOCAL session_replication_role = 'replica'`);
    await em.query(sql, params);
  });

describe('the verifier', () => {
  it('L1 L2 L9 P1 finds a ledger sound that was only written by the API', async () => {
    const proof = await verify();
    expect(proof).toEqual({
      at: proof.at,
      sound: true,
      transfers: 4,
      totals: [{ currency: 'CNY', debits: cny(9900), credits: cny(9900) }],
      differenceCount: 0,
      differences: [],
    });
  });

  it.each([
    [
      'a cached balance',
      `UPDATE account SET credits = credits + 1 WHERE customer_id = $1 AND code = 'wallet'`,
      ['balanced', 'accounts', 'lots'],
    ],
    [
      'an amount',
      `UPDATE transfer SET amount = amount + 1 WHERE customer_id = $1 AND kind = 'goodwill'`,
      ['accounts', 'accounts', 'lots'],
    ],
    [
      'a captured payment without its transfer',
      `DELETE FROM transfer WHERE customer_id = $1 AND kind = 'capture'`,
      ['accounts', 'accounts', 'captures', 'lots'],
    ],
    [
      'a capture without its payment',
      `DELETE FROM payment WHERE customer_id = $1 AND provider = 'sandbox'`,
      ['captures'],
    ],
    [
      'a refund more than reserved',
      `UPDATE payment SET refund_reserved = 0 WHERE customer_id = $1`,
      ['refunds'],
    ],
    ['a refund that was taken out', `DELETE FROM refund WHERE customer_id = $1`, ['refunds']],
    [
      'an account that was taken out',
      `DELETE FROM account WHERE customer_id = $1 AND code = 'revenue'`,
      ['balanced', 'accounts'],
    ],
    [
      'a lot that was emptied',
      `UPDATE wallet_lot SET remaining = 0, open = false WHERE customer_id = $1 AND kind = 'paid' AND amount = 5000`,
      ['lots', 'lots'],
    ],
    [
      'what a purchase took',
      `DELETE FROM wallet_take WHERE customer_id = $1 AND amount = 100`,
      ['lots', 'lots'],
    ],
    [
      'money that is held for nothing',
      `UPDATE account SET held = held + 1 WHERE customer_id = $1 AND code = 'wallet'`,
      ['holds'],
    ],
    [
      'a hold that nothing is held for',
      `INSERT INTO wallet_hold (customer_id, id, purpose_id, currency, held, settled, state, created_at, expires_at)
       VALUES ($1, gen_random_uuid(), gen_random_uuid(), 'CNY', 5, 0, 'open', now(), now() + interval '1 day')`,
      ['holds'],
    ],
  ])('finds %s that was changed behind its back', async (_name, sql, checks) => {
    await tamper(sql);
    const { sound, differenceCount, differences } = await verify();
    expect(sound).toBe(false);
    expect(differences.map((d) => d.check)).toEqual(checks);
    expect(differenceCount).toBe(checks.length);
    for (const { check, customerId } of differences)
      expect(customerId).toBe(check === 'balanced' ? null : customer.id);
  });

  it('as a job fails when something is wrong', async () => {
    await api.runJob(VERIFY_LEDGER_JOB);
    await tamper(`DELETE FROM refund WHERE customer_id = $1`);
    await expect(api.runJob(VERIFY_LEDGER_JOB)).rejects.toThrow('1 differences');
  });

  it('can be asked for by those who may, and is kept with what it found', async () => {
    const finance = await api.as('finance');
    const { status, body } = await finance.post('/ledger-verifications');
    expect(status).toBe(202);
    const run = await finance.get(`/ledger-verifications/${body.id}`);
    expect(run.body).toMatchObject({
      state: 'finished',
      requestedBy: '王思远 Simon Wang',
      checksDone: LEDGER_CHECKS.length,
      checksTotal: LEDGER_CHECKS.length,
      differenceCount: 0,
      result: { sound: true },
    });
    expect((await finance.get('/ledger-verifications')).body).toEqual([run.body]);
    expect((await (await api.as('agent')).post('/ledger-verifications')).status).toBe(403);
    expect((await finance.get(`/ledger-verifications/${randomUUID()}`)).status).toBe(404);
  });

  it('shows how far it is, check by check, and that it could not be carried out', async () => {
    const seen: number[] = [];
    const now = await api.db.now();
    await api.db.snapshot((em) => verifyLedger(em, now, async (done) => void seen.push(done)));
    expect(seen).toEqual(LEDGER_CHECKS.map((_check, index) => index + 1));
    const { body } = await (await api.as('finance')).post('/ledger-verifications');
    await api.rows(`UPDATE ledger_verification SET state = 'waiting', result = NULL WHERE id = $1`, [
      body.id,
    ]);
    await api.rows('ALTER TABLE wallet_lot RENAME TO wallet_lot_gone');
    try {
      await expect(api.runJob(VERIFY_RUN_JOB, { verificationId: body.id })).rejects.toThrow();
    } finally {
      await api.rows('ALTER TABLE wallet_lot_gone RENAME TO wallet_lot');
    }
    const failed = await (await api.as('finance')).get(`/ledger-verifications/${body.id}`);
    expect(failed.body).toMatchObject({ state: 'failed', result: null });
    await api.runJob(VERIFY_RUN_JOB, { verificationId: body.id });
    const again = await (await api.as('finance')).get(`/ledger-verifications/${body.id}`);
    expect(again.body).toMatchObject({ state: 'finished', differenceCount: 0 });
  });

  it('L4 traces what somebody changed with the trigger off: the night finds it, and leads to account, transfers, payment', async () => {
    await api.rows('ALTER TABLE transfer DISABLE TRIGGER transfer_append_only');
    try {
      await api.rows(`UPDATE transfer SET amount = amount + 1 WHERE customer_id = $1 AND kind = 'capture'`, [
        customer.id,
      ]);
    } finally {
      await api.rows('ALTER TABLE transfer ENABLE TRIGGER transfer_append_only');
    }
    await expect(api.runJob(VERIFY_LEDGER_JOB)).rejects.toThrow('differences');

    const finance = await api.as('finance');
    const filter = (value: object) => encodeURIComponent(JSON.stringify(value));
    const [run] = (await finance.get('/ledger-verifications')).body as LedgerVerificationRunView[];
    expect(run).toMatchObject({ state: 'finished', requestedBy: 'UR Desk', result: { sound: false } });
    const found = run?.result?.differences ?? [];
    const ofAccount = found.find(({ check, subject }) => check === 'accounts' && subject === 'wallet');
    const ofPayment = found.find(({ check }) => check === 'captures');
    expect([ofAccount?.customerId, ofPayment?.customerId]).toEqual([customer.id, customer.id]);

    // The way that the console goes from there.
    const account = await finance.get(
      `/accounts?filter=${filter({ customerId: customer.id, code: 'wallet' })}`,
    );
    expect(account.body).toHaveLength(1);
    const transfers = await finance.get(
      `/transfers?filter=${filter({ customerId: customer.id, account: 'wallet' })}`,
    );
    expect((transfers.body as { kind: string }[]).map(({ kind }) => kind)).toContain('capture');
    const payments = await finance.get(`/payments?filter=${filter({ reference: ofPayment?.subject })}`);
    expect(payments.body).toHaveLength(1);
    expect(payments.body[0].amount).toEqual(cny(5000));
  });
});
