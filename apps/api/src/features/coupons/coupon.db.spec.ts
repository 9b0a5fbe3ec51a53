import { type CouponBatchView, type CouponCodeView } from '@ur-desk/domain/coupons';
import { money } from '@ur-desk/domain/kernel';
import { type QuoteView } from '@ur-desk/domain/renewals';
import { type Caller, startApi, type TestApi } from '../../../test/harness';
import { makeLine } from '../../../test/make/line';
import {
  batchInput,
  couponCodesOf,
  makeCouponBatch,
  makeCouponCode,
  makeCouponPromotion,
} from '../../../test/make/coupon';
import { makePaymentMethod } from '../../../test/make/payment';
import { makePromotion } from '../../../test/make/promotion';
import {
  codesOf,
  makeRenewable,
  quoteInput,
  renew,
  type Renewable,
  takeUp,
} from '../../../test/make/renewal';
import { planFaults } from '../../platform/fault/fault';
import { Jobs } from '../../platform/jobs/jobs';
import { SandboxProvider } from '../../providers/payment/sandbox/sandbox.provider';
import { MAKE_CODES_JOB } from './coupon-generation';

const cny = (amount: number) => money(amount, 'CNY');

describe('codes from batches', () => {
  let api: TestApi;
  let agent: Caller;
  let marketing: Caller;

  beforeAll(async () => {
    api = await startApi();
    api.app.get(SandboxProvider, { strict: false }).hangMs = 0;
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    await api.clean();
    [agent, marketing] = [await api.as('agent'), await api.as('marketing')];
  });
  afterEach(() => {
    planFaults();
    api.app.get(Jobs).useQueue(null);
  });

  const post = (path: string, body: object, version?: number) =>
    marketing.post(path, body, { key: api.newKey(), ...(version === undefined ? {} : { version }) });
  const quote = async (of: Renewable, couponCode: string) =>
    (await agent.post('/quotes', quoteInput(of, { couponCode }))).body as QuoteView;
  const couponReason = ({ price }: QuoteView) =>
    price.notApplied.find(({ rule }) => rule === 'coupon')?.reason ?? 'applies';
  const stateOf = async (codeId: string) =>
    (await agent.get(`/coupon-codes/${codeId}`)).body as CouponCodeView;

  describe('when they are made', () => {
    it('are as many as were ordered, all different, also where the pattern had some before', async () => {
      const { id } = await makeCouponPromotion(api);
      const same = { count: 200, pattern: 'VIP-########' };
      const batches = [await makeCouponBatch(api, id, same), await makeCouponBatch(api, id, same)];
      expect(batches).toMatchObject([
        { state: 'ready', made: 200 },
        { state: 'ready', made: 200 },
      ]);
      const [all] = await api.rows<{ n: number }>(
        'SELECT count(DISTINCT key)::int AS n FROM coupon_code WHERE code LIKE $$VIP-________$$',
      );
      expect(all?.n).toBe(400);
    });

    it('go on where the process died, with none lost and none too many, however many workers there are', async () => {
      const { id: promotionId } = await makeCouponPromotion(api);
      api.app.get(Jobs).useQueue({ send: () => Promise.resolve(), sendMany: () => Promise.resolve() });
      const { body } = await post(
        '/coupon-batches',
        batchInput(promotionId, { count: 12_000, pattern: '########' }),
      );
      const run = () => api.runJob(MAKE_CODES_JOB, { batchId: body.id });
      planFaults({
        'coupons.after-chunk': () => {
          throw new Error('killed');
        },
      });
      await expect(run()).rejects.toThrow('killed');
      const batch = async () => (await marketing.get(`/coupon-batches/${body.id}`)).body as CouponBatchView;
      expect(await batch()).toMatchObject({ state: 'making', made: 10_000 });
      planFaults();
      await Promise.all([run(), run()]);
      expect(await batch()).toMatchObject({ state: 'ready', made: 12_000 });
      expect(await api.rows('SELECT count(*)::int AS n FROM coupon_code')).toEqual([{ n: 12_000 }]);
    });

    it('stop when the batch is disabled', async () => {
      const { id: promotionId } = await makeCouponPromotion(api);
      api.app.get(Jobs).useQueue({ send: () => Promise.resolve(), sendMany: () => Promise.resolve() });
      const { body } = await post('/coupon-batches', batchInput(promotionId));
      await post(`/coupon-batches/${body.id}/disable`, { reason: 'a mistake' }, body.version as number);
      await api.runJob(MAKE_CODES_JOB, { batchId: body.id });
      const after = (await marketing.get(`/coupon-batches/${body.id}`)).body;
      expect(after).toMatchObject({ state: 'disabled', made: 0 });
    });

    it('are refused where the promotion takes none, or the pattern could be guessed', async () => {
      const [takes, takesNone] = [await makeCouponPromotion(api), await makePromotion(api)];
      const refusal = async (input: object) => (await post('/coupon-batches', input)).body.errors as unknown;
      expect(await refusal(batchInput(takesNone.id))).toMatchObject([
        { field: 'promotionId', code: 'promotion_without_batches' },
      ]);
      expect(await refusal(batchInput(api.newKey()))).toMatchObject([
        { field: 'promotionId', code: 'not_known' },
      ]);
      expect(await refusal(batchInput(takes.id, { pattern: 'MAY-##' }))).toMatchObject([
        { field: 'pattern', code: 'coupon_pattern_small', params: { min: 4 } },
      ]);
    });
  });

  it('are each one use: taken with the renewal, and then nobody’s', async () => {
    const promotion = await makeCouponPromotion(api);
    const { id, code } = await makeCouponCode(api, promotion.id);
    const of = await makeRenewable(api);
    const { body: renewal } = await takeUp(agent, await quote(of, code.toLowerCase()));
    expect(renewal).toMatchObject({ state: 'succeeded', total: cny(3_510) });
    expect(await stateOf(id)).toMatchObject({
      status: 'redeemed',
      usedBy: of.customer.id,
      renewalId: renewal.id,
      renewalReference: renewal.reference,
    });
    expect(couponReason(await quote(await makeRenewable(api), code))).toBe('codeUsed');
  });

  it('M1 of 12 customers at once exactly one gets the one use of a code', async () => {
    const { code } = await makeCouponCode(api, (await makeCouponPromotion(api)).id);
    const all = await Promise.all(Array.from({ length: 12 }, () => makeRenewable(api)));
    const quotes = await Promise.all(all.map((of) => quote(of, code)));
    const codes = codesOf(await Promise.all(quotes.map((one) => takeUp(agent, one))));
    expect(codes.filter((one) => one === '201')).toHaveLength(1);
    expect(codes.filter((one) => one === 'quote_changed')).toHaveLength(11);
    expect(await api.rows('SELECT state FROM redemption')).toEqual([{ state: 'redeemed' }]);
  });

  it('M2 one customer with two lines at once uses it once', async () => {
    const { code } = await makeCouponCode(api, (await makeCouponPromotion(api)).id);
    const of = await makeRenewable(api, { wallet: cny(20_000) });
    const { id: lineId } = await makeLine(api.dataSource.manager, { customerId: of.customer.id });
    const quotes = [await quote(of, code), await quote({ ...of, lineId }, code)];
    const codes = codesOf(await Promise.all(quotes.map((one) => takeUp(agent, one))));
    expect([...codes].sort()).toEqual(['201', 'quote_changed']);
  });

  it('M3 are reserved while a card is asked, and free again when it declines', async () => {
    const { id, code } = await makeCouponCode(api, (await makeCouponPromotion(api)).id);
    const byCard = async (card: 'tok_declined' | 'tok_timeout') => {
      const of = await makeRenewable(api, { wallet: cny(0) });
      const { id: methodId } = await makePaymentMethod(api, of.customer.id, card);
      const payment = { useWallet: true, methodId };
      const { body } = await renew(agent, of, { couponCode: code, payment });
      return body.state as string;
    };
    expect([await byCard('tok_declined'), (await stateOf(id)).status]).toEqual(['failed', 'free']);
    expect([await byCard('tok_timeout'), (await stateOf(id)).status]).toEqual(['waiting', 'reserved']);
    expect(couponReason(await quote(await makeRenewable(api), code))).toBe('codeUsed');
  });

  it('are of no use once one or its whole batch is disabled', async () => {
    const promotion = await makeCouponPromotion(api);
    const batch = await makeCouponBatch(api, promotion.id);
    const [one, other] = await couponCodesOf(api, batch.id);
    const of = await makeRenewable(api);
    const offered = await quote(of, one?.code ?? '');
    const disabled = await post(`/coupon-codes/${one?.id}/disable`, { reason: 'published by mistake' });
    expect(disabled.body.status).toBe('disabled');
    expect((await takeUp(agent, offered)).body.code).toBe('quote_changed');
    expect((await post(`/coupon-codes/${one?.id}/disable`, { reason: 'again' })).body.code).toBe(
      'wrong_state',
    );
    expect(couponReason(await quote(of, other?.code ?? ''))).toBe('applies');
    await post(`/coupon-batches/${batch.id}/disable`, { reason: 'leaked' }, batch.version);
    expect(couponReason(await quote(of, other?.code ?? ''))).toBe('codeDisabled');
    expect((await couponCodesOf(api, batch.id)).map(({ status }) => status)).toEqual(
      Array(3).fill('disabled'),
    );
  });

  it('can be kept for one customer', async () => {
    const { id, code } = await makeCouponCode(api, (await makeCouponPromotion(api)).id);
    const [of, other] = [await makeRenewable(api), await makeRenewable(api)];
    await post(`/coupon-codes/${id}/bind`, { customerId: of.customer.id });
    expect([couponReason(await quote(of, code)), couponReason(await quote(other, code))]).toEqual([
      'applies',
      'codeOfAnother',
    ]);
    expect((await post(`/coupon-codes/${id}/bind`, { customerId: api.newKey() })).body.errors).toMatchObject([
      { field: 'customerId', code: 'not_known' },
    ]);
    await post(`/coupon-codes/${id}/bind`, { customerId: null });
    expect(couponReason(await quote(other, code))).toBe('applies');
  });

  it('are written to a file with what became of them', async () => {
    const batch = await makeCouponBatch(api, (await makeCouponPromotion(api)).id, { count: 2 });
    const [used] = await couponCodesOf(api, batch.id);
    await takeUp(agent, await quote(await makeRenewable(api), used?.code ?? ''));
    const { body } = await marketing.post('/exports', {
      list: 'coupon-codes',
      filter: { batchId: batch.id, status: 'redeemed' },
      columns: ['code', 'status', 'batchName'],
      zone: 'UTC',
      locale: 'en',
    });
    expect(String(body).trim().split('\r\n').slice(1)).toEqual([`${used?.code},redeemed,Newsletter`]);
  });

  it('are found by whoever serves the customer who reads one out, but not listed by them', async () => {
    const promotion = await makeCouponPromotion(api);
    const { id, code } = await makeCouponCode(api, promotion.id);
    await makePromotion(api, { coupon: { kind: 'shared', code: 'SPRING' } });
    const hits = async (q: string) => (await agent.post('/search', { q })).body.hits as unknown;
    expect(await hits(code.toLowerCase().replaceAll('-', ' '))).toMatchObject([
      { kind: 'coupon', id, title: code, state: 'free' },
    ]);
    expect(await hits('spr1ng')).toMatchObject([{ kind: 'promotion', title: 'SPRING' }]);
    expect((await agent.get('/coupon-codes')).status).toBe(403);
  });
});
