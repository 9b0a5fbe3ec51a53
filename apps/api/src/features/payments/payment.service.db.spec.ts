import { type CustomerView } from '@ur-desk/domain/customers';
import {
  addMs,
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  money,
  msBetween,
  type Problem,
  SECOND_MS,
} from '@ur-desk/domain/kernel';
import {
  nextPaymentStates,
  PAYMENT_STATES,
  type PaymentView,
  type SandboxToken,
  type TopUpView,
} from '@ur-desk/domain/payments';
import { type TestApi, startApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makePaymentMethod } from '../../../test/make/payment';
import { Clock } from '../../platform/clock/clock';
import { planFaults } from '../../platform/fault/fault';
import { SandboxProvider } from '../../providers/payment/sandbox/sandbox.provider';
import { chargeAt } from '../../providers/payment/provider-calls';
import { PAYMENT_JANITOR_JOB } from './payment.jobs';
import { PaymentInquiry } from './payment-inquiry.service';
import { PaymentService } from './payment.service';
import { TopUpService } from './top-up.service';

let api: TestApi;
let topUps: TopUpService;
let payments: PaymentService;
let inquiry: PaymentInquiry;
let customer: CustomerView;

beforeAll(async () => {
  api = await startApi();
  topUps = api.app.get(TopUpService);
  payments = api.app.get(PaymentService);
  inquiry = api.app.get(PaymentInquiry);
  api.app.get(SandboxProvider).hangMs = 0;
});
afterAll(async () => api.stop());
beforeEach(async () => {
  api.app.get(Clock).travel(0);
  planFaults();
  customer = await makeCustomer(api.dataSource.manager);
});

const cny = (amount: number) => money(amount, 'CNY');
const AMOUNT = cny(5000);

async function topUpWith(token: SandboxToken, changes: { key?: string } = {}): Promise<TopUpView> {
  const method = await makePaymentMethod(api, customer.id, token);
  return topUpBy(method.id, changes);
}

const topUpBy = (methodId: string, { key }: { key?: string } = {}): Promise<TopUpView> => {
  const input = { customerId: customer.id, amount: AMOUNT, methodId };
  return topUps.create(input, api.context(key ? { idempotency: { key, bodyHash: 'same' } } : {}));
};

interface Trace {
  transfers: number;
  balance: number;
  charges: number;
}

/** What one payment left behind: transfers of its own, the wallet, and charges at the provider. */
async function traceOf(payment: PaymentView): Promise<Trace> {
  const [trace] = await api.rows<Trace>(
    `SELECT (SELECT count(*) FROM transfer WHERE cause_id = $1 AND debit_code = 'cash:sandbox' AND credit_code = 'wallet')
              AS transfers,
            coalesce((SELECT credits - debits FROM account WHERE customer_id = $2 AND code = 'wallet'), 0) AS balance,
            (SELECT count(*) FROM sandbox_charge WHERE idempotency_key = $1::text) AS charges`,
    [payment.id, customer.id],
  );
  if (!trace) throw new Error('a query without a row');
  return trace;
}

const NOTHING_MOVED = { transfers: 0, balance: 0 };
const MOVED_ONCE = { transfers: 1, balance: AMOUNT.amount };
const travelTo = (payment: PaymentView, afterMs: number, real: string) =>
  api.app.get(Clock).travel(msBetween(real, addMs(payment.createdAt, afterMs)));

describe('topping up', () => {
  it('L9 a captured payment has exactly one transfer into the wallet', async () => {
    const { payment } = await topUpWith('tok_success');
    expect(payment).toMatchObject({
      state: 'captured',
      captured: AMOUNT,
      nextCheckAt: null,
      declineCode: null,
    });
    expect(await traceOf(payment)).toEqual({ ...MOVED_ONCE, charges: 1 });
  });

  it('says what happened in audit and outbox', async () => {
    const { id, payment } = await topUpWith('tok_success');
    const actions = await api.rows<{ action: string }>(
      'SELECT action FROM audit_event WHERE subject_id IN ($1, $2) ORDER BY seq',
      [id, payment.id],
    );
    expect(actions.map((a) => a.action)).toEqual(['topUp.create', 'payment.settle']);
    const topics = await api.rows<{ topic: string }>(
      'SELECT topic FROM outbox_event WHERE customer_id = $1',
      [customer.id],
    );
    expect(topics.map((t) => t.topic).sort()).toEqual(['payment.settled', 'topUp.captured']);
  });

  it.each<[SandboxToken, string]>([
    ['tok_declined', 'cardDeclined'],
    ['tok_insufficient_funds', 'insufficientFunds'],
    ['tok_expired_card', 'expiredCard'],
  ])('%s fails with its reason, and no money moves', async (token, declineCode) => {
    const { payment } = await topUpWith(token);
    expect(payment).toMatchObject({ state: 'failed', declineCode, captured: cny(0) });
    expect(await traceOf(payment)).toMatchObject(NOTHING_MOVED);
  });

  it('refuses a card of somebody else', async () => {
    const other = await makeCustomer(api.dataSource.manager);
    const theirs = await makePaymentMethod(api, other.id);
    await expect(topUpBy(theirs.id)).rejects.toMatchObject({
      code: 'validation_failed',
      errors: [{ field: 'methodId', code: 'not_known' }],
    });
  });

  it('a dry run charges nobody and leaves nothing', async () => {
    const method = await makePaymentMethod(api, customer.id);
    const input = { customerId: customer.id, amount: AMOUNT, methodId: method.id };
    const { payment } = await topUps.create(input, api.context({ dryRun: true }));
    expect(payment.state).toBe('pending');
    expect(await traceOf(payment)).toEqual({ ...NOTHING_MOVED, charges: 0 });
    await expect(payments.get(payment.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('L5 L9 the same key, four times at once and once more, charges once', async () => {
    const key = api.newKey();
    const method = await makePaymentMethod(api, customer.id);
    const ends = await Promise.all(Array.from({ length: 4 }, () => topUpBy(method.id, { key })));
    const last = await topUpBy(method.id, { key });
    expect(new Set([...ends, last].map((t) => t.id)).size).toBe(1);
    expect(last.payment.state).toBe('captured');
    expect(await traceOf(last.payment)).toEqual({ ...MOVED_ONCE, charges: 1 });
  });

  it('a key that comes again with another body is refused', async () => {
    const key = api.newKey();
    const { payment } = await topUpWith('tok_success', { key });
    const other = { customerId: customer.id, amount: cny(100), methodId: payment.paidWith?.methodId ?? '' };
    const ctx = api.context({ idempotency: { key, bodyHash: 'other' } });
    await expect(topUps.create(other, ctx)).rejects.toMatchObject({ code: 'idempotency_key_reused' });
  });
});

describe('a provider that does not answer', () => {
  it('P4 F19 a timeout after the charge is unknown; asking finds the money, once', async () => {
    const { payment } = await topUpWith('tok_timeout');
    expect(payment).toMatchObject({ state: 'unknown', checks: 0 });
    expect(msBetween(payment.createdAt, payment.nextCheckAt ?? '')).toBe(30 * SECOND_MS);
    expect(await traceOf(payment)).toEqual({ ...NOTHING_MOVED, charges: 1 });
    const found = await inquiry.check(api.context(), payment.id);
    expect(found).toMatchObject({ state: 'captured', checks: 1, nextCheckAt: null });
    expect(await traceOf(payment)).toEqual({ ...MOVED_ONCE, charges: 1 });
  });

  it('L9 ten agents who ask at once find it once', async () => {
    const { payment } = await topUpWith('tok_timeout');
    const ends = await Promise.allSettled(
      Array.from({ length: 10 }, () => inquiry.check(api.context(), payment.id)),
    );
    const codes = ends.map((e) => (e.status === 'fulfilled' ? e.value.state : (e.reason as Problem).code));
    expect(codes.every((code) => code === 'captured' || code === 'wrong_state')).toBe(true);
    expect(await traceOf(payment)).toEqual({ ...MOVED_ONCE, charges: 1 });
  });

  it('a timeout whose charge was declined fails with the reason once asked', async () => {
    const { payment } = await topUpWith('tok_timeout_declined');
    expect(payment.state).toBe('unknown');
    const found = await inquiry.check(api.context(), payment.id);
    expect(found).toMatchObject({ state: 'failed', declineCode: 'cardDeclined' });
  });

  it('a charge that never arrived stays unknown for ten minutes, then failed', async () => {
    const { payment } = await topUpWith('tok_timeout_lost');
    const soon = await inquiry.check(api.context(), payment.id);
    expect(soon).toMatchObject({ state: 'unknown', checks: 1 });
    travelTo(payment, 10 * MINUTE_MS, await api.db.now());
    const late = await inquiry.check(api.context(), payment.id);
    expect(late).toMatchObject({ state: 'failed', declineCode: 'neverReceived' });
    expect(await traceOf(payment)).toEqual({ ...NOTHING_MOVED, charges: 0 });
  });

  it('while one is unknown a second top-up is refused with its reference', async () => {
    const { payment } = await topUpWith('tok_timeout');
    await expect(topUpWith('tok_success')).rejects.toMatchObject({
      code: 'payment_unknown',
      params: { reference: payment.reference },
    });
    await inquiry.check(api.context(), payment.id);
    expect((await topUpWith('tok_success_unionpay')).payment.state).toBe('captured');
  });

  it('P2 a settled payment is not asked about', async () => {
    const { payment } = await topUpWith('tok_declined');
    await expect(inquiry.check(api.context(), payment.id)).rejects.toMatchObject({ code: 'wrong_state' });
  });

  it('P2 the database itself lets a payment go where the table says, and nowhere else', async () => {
    const { payment } = await topUpWith('tok_success');
    const go = `UPDATE payment SET state = $2, captured = CASE WHEN $2 = 'captured' THEN amount ELSE 0 END,
      janitor_at = CASE WHEN $2 IN ('pending', 'requiresAction', 'unknown') THEN created_at END WHERE id = $1`;
    const be = async (state: string) => {
      await api.rows('ALTER TABLE payment DISABLE TRIGGER payment_transitions');
      await api.rows(go, [payment.id, state]);
      await api.rows('ALTER TABLE payment ENABLE TRIGGER payment_transitions');
    };
    for (const from of PAYMENT_STATES) {
      for (const to of PAYMENT_STATES) {
        await be(from);
        const went = await api.rows(go, [payment.id, to]).then(
          () => true,
          (error: { code?: string }) => (error.code === '42501' ? false : Promise.reject(error as Error)),
        );
        expect({ from, to, went }).toEqual({
          from,
          to,
          went: from === to || nextPaymentStates(from).includes(to),
        });
      }
    }
  });
});

describe('the janitor', () => {
  it('P4 the CHECK holds: no payment without an answer is left unasked, and none with one is asked about', async () => {
    const { payment } = await topUpWith('tok_timeout');
    const set = (what: string) => api.rows(`UPDATE payment SET ${what} WHERE id = $1`, [payment.id]);
    await expect(set('janitor_at = NULL')).rejects.toThrow('payment_open_is_asked_for');
    await expect(set("state = 'failed'")).rejects.toThrow('payment_open_is_asked_for');
  });

  const runAt = async (payment: PaymentView, afterMs: number): Promise<PaymentView> => {
    api.app.get(Clock).travel(0);
    travelTo(payment, afterMs, await api.db.now());
    await api.runJob(PAYMENT_JANITOR_JOB);
    return payments.get(payment.id);
  };

  it('P4 asks after 30 seconds, not before', async () => {
    const { payment } = await topUpWith('tok_timeout');
    expect((await runAt(payment, 20 * SECOND_MS)).state).toBe('unknown');
    expect((await runAt(payment, 31 * SECOND_MS)).state).toBe('captured');
    expect(await traceOf(payment)).toEqual({ ...MOVED_ONCE, charges: 1 });
  });

  it('P4 a process that dies between the charge and the ledger loses nothing', async () => {
    planFaults({
      'payment.after-charge': () => {
        throw new Error('killed');
      },
    });
    const method = await makePaymentMethod(api, customer.id);
    await expect(topUpBy(method.id)).rejects.toThrow('killed');
    planFaults();
    const [left] = await api.rows<{ id: string; state: string }>(
      'SELECT id, state FROM payment WHERE customer_id = $1',
      [customer.id],
    );
    expect(left?.state).toBe('pending');
    const payment = await payments.get(left?.id ?? '');
    expect((await runAt(payment, MINUTE_MS)).state).toBe('captured');
    expect(await traceOf(payment)).toEqual({ ...MOVED_ONCE, charges: 1 });
  });

  it('P3 P4 a process that dies before the charge was sent ends as never received', async () => {
    planFaults({
      'payment.before-charge': () => {
        throw new Error('killed');
      },
    });
    const method = await makePaymentMethod(api, customer.id);
    await expect(topUpBy(method.id)).rejects.toThrow('killed');
    planFaults();
    const [left] = await api.rows<{ id: string }>('SELECT id FROM payment WHERE customer_id = $1', [
      customer.id,
    ]);
    const payment = await payments.get(left?.id ?? '');
    expect((await runAt(payment, MINUTE_MS)).state).toBe('unknown');
    expect(await runAt(payment, HOUR_MS)).toMatchObject({ state: 'failed', declineCode: 'neverReceived' });
  });

  it('P4 a provider that stays silent for eight days leaves a task for a human', async () => {
    const { payment } = await topUpWith('tok_silent');
    let seen = payment;
    for (let day = 0; day <= 8; day += 1) seen = await runAt(payment, day * DAY_MS + HOUR_MS);
    expect(seen).toMatchObject({ state: 'unknown', reviewReason: 'noAnswer', nextCheckAt: null });
    await api.rows(`UPDATE sandbox_charge SET result = 'captured' WHERE idempotency_key = $1`, [payment.id]);
    expect((await inquiry.check(api.context(), payment.id)).state).toBe('captured');
  });

  it('P4 one that cannot be asked does not stop the others', async () => {
    const { payment: first } = await topUpWith('tok_timeout');
    const provider = api.app.get(SandboxProvider);
    customer = await makeCustomer(api.dataSource.manager);
    const { payment: second } = await topUpWith('tok_timeout');
    const lookup = provider.lookup.bind(provider);
    jest
      .spyOn(provider, 'lookup')
      .mockImplementation((request) =>
        request.idempotencyKey === first.id ? Promise.reject(new Error('down')) : lookup(request),
      );
    expect((await runAt(second, MINUTE_MS)).state).toBe('captured');
    expect((await payments.get(first.id)).state).toBe('unknown');
  });
});

describe('P6 no transaction is open while a provider thinks', () => {
  it('P6 the client refuses to be called inside one', async () => {
    const ctx = api.context();
    const request = {
      idempotencyKey: 'k',
      reference: 'PY-1',
      token: 'tok_success',
      amount: cny(1),
      returnUrl: '',
    };
    const write = api.db.write(ctx, { action: 'payment.settle', customerId: customer.id }, () =>
      chargeAt(api.app.get(SandboxProvider), request),
    );
    await expect(write).rejects.toThrow('must not be called inside a transaction');
  });

  it('P6 F19 none is seen by the database during a charge', async () => {
    const open = `SELECT count(*) AS n FROM pg_stat_activity
      WHERE datname = current_database() AND xact_start IS NOT NULL AND pid <> pg_backend_pid()`;
    const seen: number[] = [];
    planFaults({
      'payment.after-charge': async () => {
        seen.push((await api.rows<{ n: number }>(open))[0]?.n ?? -1);
      },
    });
    await topUpWith('tok_success');
    expect(seen).toEqual([0]);
  });
});

describe('paying from the wallet', () => {
  it('L3 is captured at once, and not at all when the purchase is refused', async () => {
    const order = {
      customerId: customer.id,
      purpose: 'renewal',
      purposeId: customer.id,
      amount: AMOUNT,
    } as const;
    const command = { action: 'topUp.create' as const, customerId: customer.id };
    const paid = await api.db.write(api.context(), command, async (tx) => {
      const payment = await payments.payFromWallet(tx, order);
      tx.audit({ subject: { kind: 'payment', id: payment.id } });
      return payment;
    });
    expect(await payments.get(paid.id)).toEqual(paid);
    expect(paid).toMatchObject({ provider: 'wallet', state: 'captured', paidWith: null, captured: AMOUNT });
  });
});
