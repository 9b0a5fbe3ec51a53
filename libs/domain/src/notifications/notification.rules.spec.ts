import fc from 'fast-check';
import { localTimeAt } from '../kernel';
import {
  addressOf,
  channelFor,
  isOptedOut,
  nextTryAfterMs,
  otherChannel,
  quietUntil,
  requireResendable,
  SEND_RETRY_AFTER_MS,
  wayFor,
} from './notification.rules';

it('waits longer before each try, and gives up after the fifth', () => {
  expect([1, 2, 3, 4, 5].map(nextTryAfterMs)).toEqual([10_000, 60_000, 300_000, 1_800_000, null]);
  expect([...SEND_RETRY_AFTER_MS].sort((a, b) => a - b)).toEqual(SEND_RETRY_AFTER_MS);
});

it('sends again what was sent or has failed, not what is on its way', () => {
  expect(() => requireResendable({ state: 'sent', event: 'renewal.succeeded' })).not.toThrow();
  expect(() => requireResendable({ state: 'failed', event: 'renewal.succeeded' })).not.toThrow();
  expect(() => requireResendable({ state: 'queued', event: 'renewal.succeeded' })).toThrow(
    expect.objectContaining({ code: 'wrong_state' }) as Error,
  );
});

it('a code is never sent again', () => {
  expect(() => requireResendable({ state: 'sent', event: 'verification.code' })).toThrow(
    expect.objectContaining({ code: 'notification_secret' }),
  );
});

it.each([
  [{ email: 'li@example.com', phone: '+8613800138000' }, 'email'],
  [{ email: null, phone: '+8613800138000' }, 'sms'],
  [{ email: null, phone: null }, null],
] as const)('%j is written to by %s', (contact, channel) => {
  expect(channelFor(contact)).toBe(channel);
  if (channel !== null)
    expect(addressOf(contact, channel)).toBe(contact[channel === 'email' ? 'email' : 'phone']);
  expect([otherChannel('email'), otherChannel('sms')]).toEqual(['sms', 'email']);
});

describe('quiet hours', () => {
  it.each([
    ['in the evening', '2026-11-28T13:00:00.000Z', 'Asia/Shanghai', '2026-11-29T00:00:00.000Z'],
    ['after midnight', '2026-11-28T17:30:00.000Z', 'Asia/Shanghai', '2026-11-29T00:00:00.000Z'],
    ['a minute before eight', '2026-11-28T23:59:00.000Z', 'Asia/Shanghai', '2026-11-29T00:00:00.000Z'],
    ['at eight', '2026-11-29T00:00:00.000Z', 'Asia/Shanghai', null],
    ['a minute before nine in the evening', '2026-11-28T12:59:00.000Z', 'Asia/Shanghai', null],
    ['on the last day of a year', '2026-12-31T22:30:00.000Z', 'Europe/London', '2027-01-01T08:00:00.000Z'],
    [
      'in the night that has 23 hours',
      '2026-03-28T22:00:00.000Z',
      'Europe/Berlin',
      '2026-03-29T06:00:00.000Z',
    ],
    [
      'in the night that has 25 hours',
      '2026-10-24T22:00:00.000Z',
      'Europe/Berlin',
      '2026-10-25T07:00:00.000Z',
    ],
  ])('%s', (_when, now, zone, until) => {
    expect(quietUntil('membership.ending', now, zone)).toBe(until);
  });

  it('hold no receipt and no code', () => {
    for (const event of ['renewal.succeeded', 'verification.code', 'autoRenewal.failed'] as const)
      expect(quietUntil(event, '2026-11-28T20:00:00.000Z', 'Asia/Shanghai')).toBeNull();
  });

  it('end at eight of the same or the next day, wherever the customer is', () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2024-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
        fc.constantFrom(
          'Asia/Shanghai',
          'America/New_York',
          'Asia/Kathmandu',
          'Pacific/Kiritimati',
          'Europe/Lisbon',
        ),
        (date, zone) => {
          const now = date.toISOString();
          const until = quietUntil('membership.ending', now, zone);
          const hour = Number(localTimeAt(now, zone).slice(11, 13));
          expect(until === null).toBe(hour >= 8 && hour < 21);
          if (until === null) return;
          expect(localTimeAt(until, zone)).toMatch(/T08:00$/);
          expect(Date.parse(until) - date.getTime()).toBeLessThanOrEqual(12 * 3_600_000);
          expect(until > now).toBe(true);
        },
      ),
    ));
});

describe('who has opted out', () => {
  const li = { email: 'li@example.com', phone: '+8613800138000' };
  it.each([
    ['membership.ending', [], 'email'],
    ['membership.ending', ['email'], 'sms'],
    ['membership.ending', ['sms'], 'email'],
    ['membership.ending', ['email', 'sms'], null],
    ['renewal.succeeded', ['email', 'sms'], 'email'],
  ] as const)('%s without %j goes by %s', (event, optOuts, channel) => {
    expect(wayFor(event, { ...li, optOuts })?.channel ?? null).toBe(channel);
    expect(isOptedOut(event, 'email', { optOuts })).toBe(
      event === 'membership.ending' && optOuts[0] === 'email',
    );
  });

  it('without an address goes nowhere', () =>
    expect(wayFor('renewal.succeeded', { email: null, phone: null, optOuts: [] })).toBeNull());
});
