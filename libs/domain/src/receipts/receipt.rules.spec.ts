import { money } from '../kernel';
import { receiptText } from './receipt.rules';
import { type ReceiptFacts } from './receipt.types';

const ISSUER = { name: 'UR Mobile', address: null, taxId: '91310000X' };

const RENEWAL: ReceiptFacts = {
  kind: 'renewal',
  reference: 'RN-7Q2M-4KX9',
  at: '2026-11-27T13:39:36.000Z',
  customer: { reference: 'CU-1', name: '王小明', locale: 'zh', zone: 'Asia/Shanghai' },
  lines: [
    { label: { en: 'Travel 30', zh: '旅行 30 天' }, amount: money(10_000, 'CNY') },
    { label: { en: 'Coupon', zh: '优惠券' }, amount: money(-1_000, 'CNY') },
  ],
  total: money(9_000, 'CNY'),
  tax: { rateBps: 600, included: money(509, 'CNY') },
  parts: [
    { reference: 'PY-1', provider: 'wallet', paidWith: null, amount: money(4_000, 'CNY') },
    {
      reference: 'PY-2',
      provider: 'stripe',
      paidWith: { kind: 'card', brand: 'visa', lastFour: '4242' },
      amount: money(5_000, 'CNY'),
    },
  ],
  refundOf: null,
};

describe('receiptText', () => {
  it('is in the language of the customer and on his clock', () => {
    const text = receiptText(RENEWAL, ISSUER);
    expect(text.title).toBe('套餐收据');
    expect(text.issuer).toEqual(['UR Mobile', '税号 91310000X']);
    expect(text.facts.map((fact) => fact.text)).toEqual([
      'RN-7Q2M-4KX9',
      '2026年11月27日 21:39（Shanghai, UTC+8）',
      '王小明 · CU-1',
    ]);
    expect(text.lines).toEqual([
      { label: '旅行 30 天', text: 'CNY 100.00' },
      { label: '优惠券', text: 'CNY -10.00' },
    ]);
    expect(text.tax).toEqual({ label: '其中含税（6%）', text: 'CNY 5.09' });
    expect(text.parts.rows.map((row) => row.label)).toEqual(['UR 余额 · PY-1', 'Visa ••4242 · PY-2']);
  });

  it('names nobody who was erased, and no tax where there is none', () => {
    const customer = { ...RENEWAL.customer, name: null, locale: 'en' as const };
    const text = receiptText({ ...RENEWAL, kind: 'topUp', tax: null, customer }, ISSUER);
    expect([text.title, text.tax, text.facts[2]?.text]).toEqual(['Receipt for a top-up', null, 'CU-1']);
  });

  it('of a refund says what it gives back, and where to', () => {
    const text = receiptText({ ...RENEWAL, kind: 'refund', refundOf: 'PY-2' }, ISSUER);
    expect(text.facts.at(-1)).toEqual({ label: '原支付编号', text: 'PY-2' });
    expect(text.parts.label).toBe('退款去向');
  });
});
