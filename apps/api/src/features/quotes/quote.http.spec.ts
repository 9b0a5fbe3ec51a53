import { randomUUID } from 'node:crypto';
import { money } from '@ur-desk/domain/kernel';
import { startApi, type Caller, type TestApi } from '../../../test/harness';
import { makePaymentMethod } from '../../../test/make/payment';
import { makePlan } from '../../../test/make/plan';
import { makeRenewable, quoteInput, type Renewable } from '../../../test/make/renewal';

const fieldsOf = (errors: { field: string; code: string }[]) =>
  errors.map(({ field, code }) => `${field} ${code}`);

describe('quotes over HTTP', () => {
  let api: TestApi;
  let agent: Caller;
  let of: Renewable;

  beforeAll(async () => {
    api = await startApi();
    agent = await api.as('agent');
    of = await makeRenewable(api);
  });
  afterAll(() => api.stop());

  it('say the price line by line, why nothing took off, who pays, and the end state', async () => {
    const { status, body } = await agent.post('/quotes', quoteInput(of));
    expect(status).toBe(201);
    expect(body).toMatchObject({
      price: {
        lines: [{ rule: 'planPrice', amount: money(3_900, 'CNY') }],
        notApplied: [{ reason: 'noMembership' }, { reason: 'noneRunning' }, { reason: 'noneGiven' }],
        total: money(3_900, 'CNY'),
        taxIncluded: money(221, 'CNY'),
        payable: [{ source: 'wallet', amount: money(3_900, 'CNY') }],
        missing: money(0, 'CNY'),
      },
      balanceBefore: money(5_000, 'CNY'),
      balanceAfter: money(1_100, 'CNY'),
      subscription: { kind: 'create', state: 'active' },
      lots: [
        { kind: 'voice', granted: 6_000 },
        { kind: 'data', granted: 5_000_000_000 },
      ],
    });
    expect((await agent.get(`/quotes/${body.id}`)).body).toEqual(body);
  });

  it('say what is missing when the wallet does not suffice', async () => {
    const poor = await makeRenewable(api, { wallet: money(1_000, 'CNY') });
    const { body } = await agent.post('/quotes', quoteInput(poor));
    expect(body.price).toMatchObject({ missing: money(2_900, 'CNY') });
    const { id: methodId } = await makePaymentMethod(api, poor.customer.id);
    const split = await agent.post('/quotes', quoteInput(poor, { payment: { useWallet: true, methodId } }));
    expect(split.body).toMatchObject({ price: { missing: money(0, 'CNY') }, balanceAfter: money(0, 'CNY') });
  });

  it('name a coupon that nobody knows', async () => {
    const { body } = await agent.post('/quotes', quoteInput(of, { couponCode: 'SPRING' }));
    expect(body.price.notApplied[2]).toMatchObject({
      rule: 'coupon',
      code: 'SPRING',
      reason: 'unknownCode',
    });
  });

  it('are refused for a plan that is not sold in the currency of the wallet', async () => {
    const yen = await makePlan(api.db, { prices: [{ currency: 'JPY', amount: 800, floor: 0 }] });
    const refused = await agent.post('/quotes', quoteInput({ ...of, ...yen }));
    expect(refused).toMatchObject({
      status: 422,
      body: { code: 'plan_not_sold', params: { currency: 'CNY' } },
    });
  });

  it.each([
    [
      'another customer’s line',
      async () => ({ lineId: (await makeRenewable(api)).lineId }),
      'lineId not_known',
    ],
    ['an unknown customer', () => ({ customerId: randomUUID() }), 'customerId not_known'],
    ['an unknown plan', () => ({ planId: randomUUID() }), 'planId not_known'],
    [
      'another customer’s card',
      async () => {
        const { id: methodId } = await makePaymentMethod(api, (await makeRenewable(api)).customer.id);
        return { payment: { useWallet: true, methodId } };
      },
      'payment.methodId not_known',
    ],
    ['no payment', () => ({ payment: undefined }), 'payment required'],
    ['a policy that is none', () => ({ policy: 'later' }), 'policy not_in_list'],
    ['an unknown field', () => ({ price: 1 }), 'price unknown_field'],
  ])('are refused for %s', async (_what, changes, error) => {
    const refused = await agent.post('/quotes', { ...quoteInput(of), ...(await changes()) });
    expect(refused.status).toBe(400);
    expect(fieldsOf(refused.body.errors)).toEqual([error]);
  });

  it('are not made by an auditor', async () => {
    const auditor = await api.as('auditor');
    expect(await auditor.post('/quotes', quoteInput(of))).toMatchObject({ status: 403 });
  });
});
