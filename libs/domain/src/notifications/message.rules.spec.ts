import fc from 'fast-check';
import { LOCALES, type Money } from '../kernel';
import { escapeHtml, renderMessage } from './message.rules';
import { NOTIFICATION_EVENTS, type NotificationEvent, type NotificationFacts } from './notification.types';

const cny = (amount: number): Money => ({ amount, currency: 'CNY' });
const NOW = '2026-11-22T16:30:00.000Z';

const FACTS: { [E in NotificationEvent]: Extract<NotificationFacts, { event: E }> } = {
  'renewal.succeeded': {
    event: 'renewal.succeeded',
    reference: 'RN-7Q2M-4KX9',
    planName: { en: 'Asia 30', zh: '亚洲 30 天' },
    msisdn: '+8613800138000',
    paid: cny(3_900),
    balance: cny(1_100),
    startsNow: true,
    startsAt: NOW,
    endsAt: '2026-12-22T16:30:00.000Z',
    granted: { voiceSeconds: 5_430, smsCount: 0, dataBytes: null },
  },
  'renewal.failed': {
    event: 'renewal.failed',
    reference: 'RN-7Q2M-4KX9',
    planName: { en: 'Asia 30', zh: '亚洲 30 天' },
    msisdn: '+8613800138000',
    price: cny(3_900),
    balance: cny(100),
    reason: { en: 'The card was declined', zh: '银行卡被拒' },
  },
  'autoRenewal.failed': {
    event: 'autoRenewal.failed',
    planName: { en: 'Asia 30', zh: '亚洲 30 天' },
    msisdn: '+8613800138000',
    endsAt: NOW,
    balance: cny(100),
    reason: { en: 'The card was declined', zh: '银行卡被拒' },
    nextTryAt: '2026-11-24T16:30:00.000Z',
  },
  'refund.succeeded': {
    event: 'refund.succeeded',
    reference: 'RF-7Q2M-4KX9',
    paymentReference: 'PY-7Q2M-4KX9',
    amount: cny(1_240),
    balance: cny(2_340),
    planStopped: false,
    toSource: cny(240),
    paidWith: { kind: 'card', brand: 'visa', lastFour: '4242' },
    planEndsAt: null,
  },
  'topUp.captured': {
    event: 'topUp.captured',
    reference: 'TU-7Q2M-4KX9',
    amount: { amount: 1_000, currency: 'JPY' },
    balance: { amount: 1_500, currency: 'JPY' },
    paidWith: 'Visa ••4242',
    at: NOW,
  },
  'membership.ending': {
    event: 'membership.ending',
    tier: { en: 'Gold', zh: '金卡' },
    nextTier: null,
    losesAt: NOW,
    missing: cny(12_300),
  },
  'payment.linkReady': {
    event: 'payment.linkReady',
    reference: 'PY-7Q2M-4KX9',
    amount: { amount: 5_000, currency: 'CNY' },
    purpose: { en: 'Top-up', zh: '充值' },
    url: 'https://desk.example/pay/x?a=1&b=2',
    expiresAt: NOW,
  },
  'line.suspended': { event: 'line.suspended', msisdn: '+8613800138000', byCustomer: true, at: NOW },
  'line.resumed': { event: 'line.resumed', msisdn: '+8613800138000', at: NOW },
  'verification.code': { event: 'verification.code', code: '012345', purpose: 'caller', minutes: 10 },
  'customer.emailChanged': { event: 'customer.emailChanged', email: 'li@example.com', at: NOW },
  'customer.emailReplaced': { event: 'customer.emailReplaced', maskedEmail: 'l•••@•••.com', at: NOW },
};

const li = { name: '李伟', zone: 'Asia/Shanghai' };

describe('renderMessage', () => {
  it('tells a Chinese customer what was renewed, paid, is left, and until when in his own zone', () => {
    const { subject, text } = renderMessage(FACTS['renewal.succeeded'], li, 'zh');
    expect(subject).toBe('您的套餐“亚洲 30 天”已生效（RN-7Q2M-4KX9）');
    expect(text).toContain('尊敬的李伟：');
    expect(text).toContain('实付金额：¥39.00');
    expect(text).toContain('当前余额：¥11.00');
    expect(text).toContain('到期时间：2026年12月23日 00:30（Shanghai, UTC+8）');
    expect(text).toContain('通话：90.5 分钟');
    expect(text).toContain('短信：0 条');
    expect(text).toContain('流量：不限量');
  });

  it('tells the same in English', () => {
    const { subject, text } = renderMessage(
      { ...FACTS['renewal.succeeded'], startsNow: false },
      { name: 'Ada', zone: 'Europe/London' },
      'en',
    );
    expect(subject).toBe('Your plan Asia 30 is booked (RN-7Q2M-4KX9)');
    expect(text).toContain('Dear Ada,');
    expect(text).toContain('Valid until: 22 December 2026 at 16:30 (London, UTC+0)');
    expect(text).toContain('Paid: CN¥39.00');
    expect(text).toContain('Data: unlimited');
  });

  it('says of a pack that it is added to the plan that runs, and nothing of when that one began', () => {
    const pack = { ...FACTS['renewal.succeeded'], addOn: true };
    const { subject, text } = renderMessage(pack, li, 'zh');
    expect(subject).toBe('“亚洲 30 天”已添加到您的套餐（RN-7Q2M-4KX9）');
    expect(text).toContain('加油包：亚洲 30 天');
    expect(text).not.toContain('生效时间');
    expect(renderMessage(pack, li, 'en').subject).toBe('Asia 30 is added to your plan (RN-7Q2M-4KX9)');
  });

  it.each(LOCALES.flatMap((locale) => NOTIFICATION_EVENTS.map((event) => [event, locale] as const)))(
    '%s in %s has a subject, and every row in text and HTML alike',
    (event, locale) => {
      const { subject, text, html } = renderMessage(FACTS[event], li, locale);
      expect(subject.length).toBeGreaterThan(5);
      expect(html).toContain(`<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">`);
      const values = [...html.matchAll(/<b>(.*?)<\/b>/g)].map((match) => match[1] ?? '');
      expect(values.length).toBeGreaterThan(1);
      for (const value of values) expect(escapeHtml(text)).toContain(value);
      expect(`${subject}${text}${html}`).not.toMatch(/undefined|null|NaN|\[object/);
    },
  );

  it('greets without a name', () => {
    expect(renderMessage(FACTS['topUp.captured'], { ...li, name: null }, 'en').text).toMatch(
      /^Dear customer,/,
    );
    expect(renderMessage(FACTS['topUp.captured'], { ...li, name: null }, 'zh').text).toMatch(/^尊敬的客户：/);
  });

  it('writes money of currencies without decimals as they are', () =>
    expect(renderMessage(FACTS['topUp.captured'], li, 'en').text).toContain('¥1,000'));

  it('a payment link can be opened, and is to be read in full', () => {
    const { text, html } = renderMessage(FACTS['payment.linkReady'], li, 'zh');
    expect(text).toContain('点击支付：\nhttps://desk.example/pay/x?a=1&b=2\n');
    expect(html).toContain(
      '<a href="https://desk.example/pay/x?a=1&amp;b=2">https://desk.example/pay/x?a=1&amp;b=2</a>',
    );
  });

  it('says what reason a renewal failed for, and that nothing was charged', () => {
    const { text } = renderMessage(FACTS['renewal.failed'], li, 'en');
    expect(text).toContain('You have not been charged');
    expect(text).toContain('Reason: The card was declined');
  });

  it('no value becomes markup or another header, whatever it is', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (planName, name) => {
        const facts = { ...FACTS['renewal.succeeded'], planName: { en: planName, zh: planName } };
        const { subject, html } = renderMessage(
          facts,
          { ...li, name: `${name}<img src=x>\r\nBcc: a@b` },
          'en',
        );
        expect(subject).not.toMatch(/[\r\n]/);
        expect(html).not.toContain('<img');
        expect(html.match(/<script/i)).toBeNull();
        expect(html.split('<body').length).toBe(2);
      }),
    ));
});
