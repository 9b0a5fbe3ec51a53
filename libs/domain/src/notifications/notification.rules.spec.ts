import {
  addressOf,
  channelFor,
  nextTryAfterMs,
  otherChannel,
  requireResendable,
  SEND_RETRY_AFTER_MS,
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
