import { sessionEndsAt } from './session.rules';

describe('the end of a session', () => {
  const startedAt = '2026-11-22T08:00:00.000Z';

  it.each([
    ['30 minutes after its last use', '2026-11-22T09:00:00.000Z', '2026-11-22T09:30:00.000Z'],
    ['8 hours after its start, however busy it is', '2026-11-22T15:59:00.000Z', '2026-11-22T16:00:00.000Z'],
  ])('is %s', (_text, lastSeenAt, end) => {
    expect(sessionEndsAt({ startedAt, lastSeenAt })).toBe(end);
  });
});
