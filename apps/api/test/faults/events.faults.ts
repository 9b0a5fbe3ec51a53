import fc from 'fast-check';
import { addMs, DAY_MS, money } from '@ur-desk/domain/kernel';
import { type SandboxToken } from '@ur-desk/domain/payments';
import { SIGNATURE_HEADER } from '../../src/providers/payment/sandbox/sandbox-signature';
import { makeCustomer } from '../make/customer';
import { makePaymentMethod } from '../make/payment';
import { sandboxEvent, sandboxSignature } from '../make/provider-event';
import { Desk } from './desk';
import { type ServerProcess } from './server-process';

/*
 * Events of a provider that come four times each, in any order, stale ones among them, to two processes of the built API at once
 * (F21, F22): every payment ends where the provider is, its money is booked once, each event is kept once. EVENT_PAYMENTS (24).
 */
const COUNT = Number(process.env['EVENT_PAYMENTS'] ?? 24);
const COPIES = 4;
const LONGEST_MS = 120_000 + COUNT * 1_000;
const AMOUNT = money(5_000, 'CNY');
/** What the provider says in the end, by what the card does. */
const ENDS: Partial<Record<SandboxToken, 'captured' | 'failed'>> = {
  tok_late_success: 'captured',
  tok_late_failure: 'failed',
  tok_timeout: 'captured',
  tok_timeout_declined: 'failed',
};
const TOKENS = Object.keys(ENDS) as SandboxToken[];

let desk: Desk;
let servers: ServerProcess[];

beforeAll(async () => {
  desk = await Desk.open();
  servers = await Promise.all([desk.startServer(), desk.startServer()]);
}, 60_000);
afterAll(async () => {
  await Promise.all((servers ?? []).map((server) => server.stop()));
  await desk?.close();
});

/** A top-up whose answer did not say how it ended. */
async function openTopUp(n: number): Promise<{ id: string; token: SandboxToken }> {
  const token = TOKENS[n % TOKENS.length]!;
  const { id: customerId } = await makeCustomer(desk.api.dataSource.manager);
  const { id: methodId } = await makePaymentMethod(desk.api, customerId, token);
  const input = { customerId, methodId, amount: AMOUNT };
  const call = { cookies: desk.cookies.agent, key: desk.api.newKey() };
  const answer = await servers[n % 2]!.post('/top-ups', input, call);
  const { id } = answer?.body['payment'] as { id: string };
  return { id, token };
}

/** What is told of a payment: that it is worked on, how it ended, and once more that it failed, long ago. */
function eventsOf({ id: paymentId, token }: { id: string; token: SandboxToken }, now: string) {
  const of = { kind: 'payment', paymentId } as const;
  const providerReference = `sb_${paymentId}`;
  const declined = { result: 'declined', providerReference, declineCode: 'cardDeclined' } as const;
  const captured = { result: 'captured', providerReference, amount: AMOUNT } as const;
  const answers = [
    { result: 'processing', providerReference } as const,
    declined,
    ENDS[token] === 'captured' ? captured : declined,
  ];
  const fresh = answers.map((answer) => sandboxEvent({ ...of, answer }));
  const stale = sandboxEvent({ ...of, answer: declined }, { createdAt: addMs(now, -2 * DAY_MS) });
  return [...fresh, stale];
}

async function send(event: object, server: ServerProcess): Promise<number | undefined> {
  const body = JSON.stringify(event);
  const signature = await sandboxSignature(desk.api, Buffer.from(body));
  const headers = { [SIGNATURE_HEADER]: signature };
  return (await server.post('/provider-events/sandbox', body, { headers }))?.status;
}

it(
  'F21 F22 P2 P5 L9 duplicated, shuffled and stale, on two processes: every payment ends where the provider is',
  async () => {
    const payments = await Promise.all(Array.from({ length: COUNT }, (_none, n) => openTopUp(n)));
    // At the provider, all of them have come to their end.
    await desk.api.rows(
      "UPDATE sandbox_charge SET due_at = now() - interval '1 hour' WHERE due_at IS NOT NULL",
    );
    const now = await desk.api.db.now();
    const events = payments.flatMap((payment) => eventsOf(payment, now));
    const copies = events.flatMap((event) => Array.from({ length: COPIES }, () => event));
    const [order = []] = fc.sample(fc.shuffledSubarray(copies, { minLength: copies.length }), {
      seed: 20_261_127,
      numRuns: 1,
    });
    const statuses = new Set<number | undefined>();
    const clients = Array.from({ length: 16 }, async (_none, n) => {
      for (let event = order.shift(); event; event = order.shift())
        statuses.add(await send(event, servers[n % 2]!));
    });
    await Promise.all(clients);
    expect([...statuses]).toEqual([200]);

    const rows = await desk.api.rows<{ id: string; state: string; transfers: number }>(
      `SELECT id, state, (SELECT count(*) FROM transfer WHERE cause_id = payment.id) AS transfers
     FROM payment WHERE id = ANY($1::uuid[])`,
      [payments.map(({ id }) => id)],
    );
    const ended = payments.map(({ id }) => rows.find((row) => row.id === id));
    expect(ended).toEqual(
      payments.map(({ id, token }) => ({
        id,
        state: ENDS[token],
        transfers: ENDS[token] === 'captured' ? 1 : 0,
      })),
    );
    const kept = await desk.api.rows<{ n: number; waiting: number }>(
      `SELECT count(*) AS n, count(*) FILTER (WHERE state = 'received') AS waiting FROM provider_event
     WHERE event_id = ANY($1::text[])`,
      [events.map(({ id }) => id)],
    );
    expect(kept).toEqual([{ n: events.length, waiting: 0 }]);
    expect(await desk.flaws()).toEqual([]);
  },
  LONGEST_MS,
);
