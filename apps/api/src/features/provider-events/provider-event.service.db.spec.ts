import fc from 'fast-check';
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, money } from '@ur-desk/domain/kernel';
import { type ProviderEventContent, type SandboxToken } from '@ur-desk/domain/payments';
import { type TestApi, startApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makePaymentMethod } from '../../../test/make/payment';
import { sandboxEvent, sendSandboxEvent } from '../../../test/make/provider-event';
import { Clock } from '../../platform/clock/clock';
import { planFaults } from '../../platform/fault/fault';
import { SANDBOX_EVENTS_JOB } from '../../providers/payment/sandbox/sandbox-events';
import { SandboxProvider } from '../../providers/payment/sandbox/sandbox.provider';
import { TopUpService } from '../payments/top-up.service';
import { PROVIDER_EVENTS_JOB } from './provider-event.jobs';

let api: TestApi;
let sandbox: SandboxProvider;

beforeAll(async () => {
  api = await startApi();
  sandbox = api.app.get(SandboxProvider);
  sandbox.hangMs = 0;
});
afterAll(async () => api.stop());
beforeEach(() => {
  api.app.get(Clock).travel(0);
  planFaults();
});

const AMOUNT = money(5000, 'CNY');

async function topUpWith(token: SandboxToken) {
  const customer = await makeCustomer(api.dataSource.manager);
  const method = await makePaymentMethod(api, customer.id, token);
  const input = { customerId: customer.id, amount: AMOUNT, methodId: method.id };
  const { payment } = await api.app.get(TopUpService).create(input, api.context());
  return payment;
}

interface Trace {
  state: string;
  transfers: number;
  events: { state: string; problem: string | null }[];
}

async function traceOf(paymentId: string): Promise<Trace> {
  const [payment] = await api.rows<{ state: string; transfers: number }>(
    `SELECT state, (SELECT count(*) FROM transfer WHERE cause_id = payment.id)::int AS transfers
     FROM payment WHERE id = $1`,
    [paymentId],
  );
  const events = await api.rows<Trace['events'][number]>(
    'SELECT state, problem FROM provider_event WHERE subject_id = $1 ORDER BY id',
    [paymentId],
  );
  return { state: payment?.state ?? '', transfers: payment?.transfers ?? -1, events };
}

describe('the sandbox tells by events what it did not say in an answer', () => {
  it.each<[SandboxToken, string, number]>([
    ['tok_timeout', 'captured', 1],
    ['tok_timeout_declined', 'failed', 0],
    ['tok_late_success', 'captured', 1],
    ['tok_late_failure', 'failed', 0],
    ['tok_3ds', 'expired', 0],
  ])('%s ends as %s without being asked', async (token, state, transfers) => {
    const payment = await topUpWith(token);
    api.app.get(Clock).travel(31 * MINUTE_MS);
    await api.runJob(SANDBOX_EVENTS_JOB);
    expect(await traceOf(payment.id)).toEqual({
      state,
      transfers,
      events: [{ state: 'applied', problem: null }],
    });
  });

  it('sends an event again until it is taken', async () => {
    const payment = await topUpWith('tok_timeout');
    api.app.get(Clock).travel(MINUTE_MS);
    planFaults({
      'providerEvent.stored': () => {
        throw new Error('killed');
      },
    });
    await api.runJob(SANDBOX_EVENTS_JOB);
    planFaults();
    api.app.get(Clock).travel(2 * MINUTE_MS);
    await api.runJob(SANDBOX_EVENTS_JOB);
    await api.runJob(PROVIDER_EVENTS_JOB);
    expect(await traceOf(payment.id)).toMatchObject({ state: 'captured', transfers: 1 });
    const [sent] = await api.rows('SELECT taken_at, next_try_at FROM sandbox_event ORDER BY created_at DESC');
    expect(sent).toMatchObject({ taken_at: expect.any(Date), next_try_at: null });
  });
});

describe('F20 a process that dies', () => {
  it.each(['providerEvent.stored', 'providerEvent.applied', 'payment.after-lookup'])(
    'P5 J2 at %s leaves an event that the job applies once',
    async (point) => {
      const payment = await topUpWith('tok_timeout_declined');
      planFaults({
        [point]: () => {
          throw new Error('killed');
        },
      });
      const answer = { result: 'declined', providerReference: 'sb', declineCode: 'cardDeclined' } as const;
      await sendSandboxEvent(api, sandboxEvent({ kind: 'payment', paymentId: payment.id, answer }));
      planFaults();
      api.app.get(Clock).travel(HOUR_MS);
      await api.runJob(PROVIDER_EVENTS_JOB);
      expect(await traceOf(payment.id)).toEqual({
        state: 'failed',
        transfers: 0,
        events: [{ state: 'applied', problem: null }],
      });
    },
  );
});

describe('F22 events in any order', () => {
  const declined = { result: 'declined', providerReference: 'sb', declineCode: 'cardDeclined' } as const;
  const captured = { result: 'captured', providerReference: 'sb', amount: AMOUNT } as const;

  it('P5 a failure of long ago does not undo what was captured since', async () => {
    const payment = await topUpWith('tok_timeout');
    const event = sandboxEvent({ kind: 'payment', paymentId: payment.id, answer: captured });
    await sendSandboxEvent(api, event);
    const old = sandboxEvent(
      { kind: 'payment', paymentId: payment.id, answer: declined },
      { createdAt: addMs(payment.createdAt, -DAY_MS) },
    );
    await sendSandboxEvent(api, old);
    expect(await traceOf(payment.id)).toMatchObject({
      state: 'captured',
      transfers: 1,
      events: [{ state: 'applied' }, { state: 'superseded' }],
    });
  });

  it('P5 a failure that the provider no longer stands by brings the payment to where the provider is', async () => {
    const payment = await topUpWith('tok_timeout');
    await sendSandboxEvent(api, sandboxEvent({ kind: 'payment', paymentId: payment.id, answer: declined }));
    expect(await traceOf(payment.id)).toMatchObject({
      state: 'captured',
      transfers: 1,
      events: [{ state: 'superseded' }],
    });
  });

  it('while the provider does not answer, an event that could be stale waits', async () => {
    const payment = await topUpWith('tok_silent');
    await sendSandboxEvent(api, sandboxEvent({ kind: 'payment', paymentId: payment.id, answer: declined }));
    expect(await traceOf(payment.id)).toEqual({
      state: 'unknown',
      transfers: 0,
      events: [{ state: 'received', problem: 'noAnswer' }],
    });
  });

  it('P2 P5 duplicated and shuffled, at the end stands what the provider says', async () => {
    const tokens = fc.constantFrom<SandboxToken>(
      'tok_late_success',
      'tok_late_failure',
      'tok_timeout',
      'tok_3ds',
    );
    const order = fc.array(fc.nat(2), { minLength: 3, maxLength: 9 });
    await fc.assert(
      fc.asyncProperty(tokens, order, fc.boolean(), async (token, picks, together) => {
        api.app.get(Clock).travel(0);
        const payment = await topUpWith(token);
        const processing = { result: 'processing', providerReference: 'sb' } as const;
        api.app.get(Clock).travel(31 * MINUTE_MS);
        const end = await sandbox.lookup({
          idempotencyKey: payment.id,
          providerReference: null,
          amount: AMOUNT,
          startedAt: payment.createdAt,
        });
        if (end.result === 'notFound' || end.result === 'noAnswer') throw new Error('the sandbox knows it');
        const contents: ProviderEventContent[] = [processing, declined, end].map((answer) => ({
          kind: 'payment',
          paymentId: payment.id,
          answer,
        }));
        const events = contents.map((content) => sandboxEvent(content));
        const sent = [...picks.flatMap((pick) => events[pick] ?? []), events[2] ?? events[0]!];
        if (together) await Promise.all(sent.map((event) => sendSandboxEvent(api, event)));
        else for (const event of sent) await sendSandboxEvent(api, event);
        const expected = end.result === 'declined' ? 'failed' : end.result;
        const trace = await traceOf(payment.id);
        expect([trace.state, trace.transfers]).toEqual([expected, expected === 'captured' ? 1 : 0]);
      }),
      { numRuns: 25, seed: 20261122 },
    );
  });
});

describe('what is personal', () => {
  it('A5 is sealed with the key of the customer it is about', async () => {
    const payment = await topUpWith('tok_timeout');
    const answer = { result: 'captured', providerReference: 'sb_canary', amount: AMOUNT } as const;
    await sendSandboxEvent(api, sandboxEvent({ kind: 'payment', paymentId: payment.id, answer }));
    const [row] = await api.rows<{ id: string; sealed: Buffer; customer_id: string }>(
      'SELECT id, sealed, customer_id FROM provider_event WHERE subject_id = $1',
      [payment.id],
    );
    if (!row) throw new Error('the event was not stored');
    expect(row.customer_id).toBe(payment.customerId);
    expect(row.sealed.toString('latin1')).not.toContain('sb_canary');
    const open = () => api.db.read<unknown[]>((em) => api.db.openSealed(em, row.customer_id, [row.sealed]));
    expect(await open()).toEqual([
      expect.objectContaining({ content: { kind: 'payment', paymentId: payment.id, answer } }),
    ]);
    await api.rows('DELETE FROM customer_key WHERE customer_id = $1', [row.customer_id]);
    expect(await open()).toEqual([null]);
  });
});
