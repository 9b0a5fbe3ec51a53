import { nextTryAfterMs, requireResendable, SEND_RETRY_AFTER_MS } from './notification.rules';

it('waits longer before each try, and gives up after the fifth', () => {
  expect([1, 2, 3, 4, 5].map(nextTryAfterMs)).toEqual([10_000, 60_000, 300_000, 1_800_000, null]);
  expect([...SEND_RETRY_AFTER_MS].sort((a, b) => a - b)).toEqual(SEND_RETRY_AFTER_MS);
});

it('sends again what was sent or has failed, not what is on its way', () => {
  expect(() => requireResendable('sent')).not.toThrow();
  expect(() => requireResendable('failed')).not.toThrow();
  expect(() => requireResendable('queued')).toThrow(
    expect.objectContaining({ code: 'wrong_state' }) as Error,
  );
});
