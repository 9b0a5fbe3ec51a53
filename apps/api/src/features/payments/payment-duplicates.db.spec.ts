import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { addMs, MINUTE_MS, money } from '@ur-desk/domain/kernel';
import { areDuplicates, type PaymentFootprint, type PaymentView } from '@ur-desk/domain/payments';
import { type TestApi, startApi } from '../../../test/harness';
import { makeCustomer } from '../../../test/make/customer';
import { makePaymentMethod } from '../../../test/make/payment';
import { insertPayment } from './payment.queries';
import { PaymentService } from './payment.service';
import { TopUpService } from './top-up.service';

let api: TestApi;
let payments: PaymentService;

beforeAll(async () => {
  api = await startApi();
  payments = api.app.get(PaymentService);
});
afterAll(async () => api.stop());

const START = '2026-03-01T00:00:00.000Z';

describe('the duplicate-charge detector', () => {
  it('shows each of two top-ups of the same amount the other one, in the list, too', async () => {
    const { id: customerId } = await makeCustomer(api.dataSource.manager);
    const { id: methodId } = await makePaymentMethod(api, customerId);
    const topUp = () =>
      api.app.get(TopUpService).create({ customerId, methodId, amount: money(5000, 'CNY') }, api.context());
    const [first, second] = [(await topUp()).payment, (await topUp()).payment];
    const reference = ({ id, reference: name }: PaymentView): unknown =>
      expect.objectContaining({ id, reference: name });
    expect((await payments.get(first.id)).duplicates).toEqual([reference(second)]);
    expect((await payments.get(second.id)).duplicates).toEqual([reference(first)]);
    const agent = await api.as('agent');
    const filter = encodeURIComponent(JSON.stringify({ customerId }));
    const { body } = await agent.get(`/payments?filter=${filter}`);
    expect((body as PaymentView[]).map(({ duplicates }) => duplicates.length)).toEqual([1, 1]);
    const { body: page } = await agent.get(`/customers/${customerId}/overview`);
    expect(page.findings).toContainEqual(
      expect.objectContaining({
        code: 'payment_duplicate',
        subject: { kind: 'payment', id: second.id },
        params: expect.objectContaining({ reference: second.reference, other: first.reference }),
      }),
    );
  });

  it('finds what the rule finds, whatever the payments', async () => {
    const footprint = fc.record({
      minutes: fc.integer({ min: 0, max: 25 }),
      amount: fc.constantFrom(5000, 3000),
      currency: fc.constantFrom('CNY' as const, 'USD' as const),
      purpose: fc.constantFrom('topUp' as const, 'renewal' as const),
      purposeId: fc.constantFrom(randomUUID(), randomUUID(), randomUUID()),
      state: fc.constantFrom('captured' as const, 'pending' as const),
      refunded: fc.constantFrom(0, 3000, 5000),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(footprint, { minLength: 2, maxLength: 6 }), async (list) => {
        const { id: customerId } = await makeCustomer(api.dataSource.manager);
        const made: PaymentFootprint[] = [];
        for (const { minutes, amount, currency, purpose, purposeId, state, refunded } of list) {
          const createdAt = addMs(START, minutes * MINUTE_MS);
          const id = randomUUID();
          await insertPayment(api.dataSource.manager, {
            id,
            customerId,
            provider: 'sandbox',
            methodId: null,
            purpose,
            purposeId,
            amount: money(amount, currency),
            state,
            janitorAt: state === 'pending' ? createdAt : null,
            now: createdAt,
          });
          const back = state === 'captured' ? Math.min(refunded, amount) : 0;
          await api.rows('UPDATE payment SET refund_reserved = $2 WHERE id = $1', [id, back]);
          made.push({
            ...{ id, purpose, purposeId, lineId: null, state, createdAt },
            amount: money(amount, currency),
            refunded: money(back, currency),
          });
        }
        for (const one of made) {
          const expected = made.filter((other) => areDuplicates(one, other)).map(({ id }) => id);
          const found = (await payments.get(one.id)).duplicates.map(({ id }) => id);
          expect(found.sort()).toEqual(expected.sort());
        }
      }),
      { numRuns: 25, seed: 20261122 },
    );
  });
});
