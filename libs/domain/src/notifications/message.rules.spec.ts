import fc from 'fast-check';
import { type Locale, LOCALES } from '../kernel';
import { EXAMPLE_FACTS } from './message.examples';
import { escapeHtml, renderMessage } from './message.rules';
import { type Addressee, NOTIFICATION_EVENTS, type NotificationFacts } from './notification.types';

const FACTS = EXAMPLE_FACTS;
const asMail = (facts: NotificationFacts, to: Addressee, locale: Locale) =>
  renderMessage(facts, to, { channel: 'email', locale });

const li = { name: '李伟', zone: 'Asia/Shanghai' };

describe('renderMessage', () => {
  it('tells a Chinese customer what was renewed, paid, is left, and until when in his own zone', () => {
    const { subject, text } = asMail(FACTS['renewal.succeeded'], li, 'zh');
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
    const { subject, text } = asMail(
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
    const { subject, text } = asMail(pack, li, 'zh');
    expect(subject).toBe('“亚洲 30 天”已添加到您的套餐（RN-7Q2M-4KX9）');
    expect(text).toContain('加油包：亚洲 30 天');
    expect(text).not.toContain('生效时间');
    expect(asMail(pack, li, 'en').subject).toBe('Asia 30 is added to your plan (RN-7Q2M-4KX9)');
  });

  it('what staff wrote stands there line by line, as words and never as markup', () => {
    const { text, html } = asMail(FACTS['ticket.replied'], li, 'zh');
    expect(text).toContain('请打开漫游。\n<b>如仍无信号</b>，请联系我们。');
    expect(html).toContain('请打开漫游。<br>&lt;b&gt;如仍无信号&lt;/b&gt;');
  });

  it.each(LOCALES.flatMap((locale) => NOTIFICATION_EVENTS.map((event) => [event, locale] as const)))(
    '%s in %s has a subject, and every row in text and HTML alike',
    (event, locale) => {
      const { subject, text, html } = asMail(FACTS[event], li, locale);
      expect(subject.length).toBeGreaterThan(5);
      expect(html).toContain(`<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">`);
      const values = [...html.matchAll(/<b>(.*?)<\/b>/g)].map((match) => match[1] ?? '');
      expect(values.length).toBeGreaterThan(1);
      for (const value of values) expect(escapeHtml(text)).toContain(value);
      expect(`${subject}${text}${html}`).not.toMatch(/undefined|null|NaN|\[object/);
    },
  );

  it('greets without a name', () => {
    expect(asMail(FACTS['topUp.captured'], { ...li, name: null }, 'en').text).toMatch(/^Dear customer,/);
    expect(asMail(FACTS['topUp.captured'], { ...li, name: null }, 'zh').text).toMatch(/^尊敬的客户：/);
  });

  it('writes money of currencies without decimals as they are', () =>
    expect(asMail(FACTS['topUp.captured'], li, 'en').text).toContain('¥1,000'));

  it('a payment link can be opened, and is to be read in full', () => {
    const { text, html } = asMail(
      { ...FACTS['payment.linkReady'], url: 'https://desk.example/pay/x?a=1&b=2' },
      li,
      'zh',
    );
    expect(text).toContain('点击支付：\nhttps://desk.example/pay/x?a=1&b=2\n');
    expect(html).toContain(
      '<a href="https://desk.example/pay/x?a=1&amp;b=2">https://desk.example/pay/x?a=1&amp;b=2</a>',
    );
  });

  it('says what reason a renewal failed for, and that nothing was charged', () => {
    const { text } = asMail(FACTS['renewal.failed'], li, 'en');
    expect(text).toContain('You have not been charged');
    expect(text).toContain('Reason: The card was declined');
  });

  it('no value becomes markup or another header, whatever it is', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (planName, name) => {
        const facts = { ...FACTS['renewal.succeeded'], planName: { en: planName, zh: planName } };
        const { subject, html } = asMail(facts, { ...li, name: `${name}<img src=x>\r\nBcc: a@b` }, 'en');
        expect(subject).not.toMatch(/[\r\n]/);
        expect(html).not.toContain('<img');
        expect(html.match(/<script/i)).toBeNull();
        expect(html.split('<body').length).toBe(2);
      }),
    ));
});
