import { money } from '../kernel';
import { linkSmsText } from './index';

const link = {
  amount: money(3_900, 'CNY'),
  url: 'https://desk.example/pay/abc',
  expiresAt: '2026-11-22T12:00:00.000Z',
  purpose: 'renewal' as const,
};

describe('the SMS with a payment link', () => {
  it.each([
    [
      'en' as const,
      'Europe/Berlin',
      'Renewal of your UR plan: CN¥39.00. Pay here until 22 November 2026 at 13:00 (Berlin, UTC+1): https://desk.example/pay/abc',
    ],
    [
      'zh' as const,
      'Asia/Shanghai',
      'UR 套餐续费：¥39.00。请于 2026年11月22日 20:00（Shanghai, UTC+8）前付款：https://desk.example/pay/abc',
    ],
  ])('in %s says what for, how much and until when, in the zone of the customer', (locale, zone, text) => {
    expect(linkSmsText(link, { locale, zone })).toBe(text);
  });
});
