import fc from 'fast-check';
import { addMs, localDateAt, toInstant } from '../kernel';
import { bonusMonthAt, monthlyBonusLots } from './index';

describe('the month of a bonus', () => {
  it.each([
    ['2026-11-30T15:59:59.999Z', 'Asia/Shanghai', '2026-11', '2026-11-30T16:00:00.000Z'],
    ['2026-11-30T16:00:00.000Z', 'Asia/Shanghai', '2026-12', '2026-12-31T16:00:00.000Z'],
    ['2028-02-10T00:00:00.000Z', 'UTC', '2028-02', '2028-03-01T00:00:00.000Z'],
    ['2026-03-29T12:00:00.000Z', 'Europe/Warsaw', '2026-03', '2026-03-31T22:00:00.000Z'],
  ])('at %s in %s is %s and ends at %s', (now, zone, month, endsAt) =>
    expect(bonusMonthAt(now, zone)).toEqual({ month, endsAt }),
  );

  it('contains its instant, and the next one begins at its end', () => {
    const zone = fc.constantFrom('UTC', 'Asia/Shanghai', 'America/Sao_Paulo', 'Australia/Lord_Howe');
    const at = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) });
    fc.assert(
      fc.property(at, zone, (ms, where) => {
        const now = toInstant(ms);
        const { month, endsAt } = bonusMonthAt(now, where);
        expect(endsAt > now).toBe(true);
        expect(localDateAt(addMs(endsAt, -1), where).slice(0, 7)).toBe(month);
        expect(localDateAt(endsAt, where)).toMatch(/-01$/);
      }),
    );
  });
});

it('a member gets one lot per bonus of his tier, to the end of the month', () => {
  const month = { month: '2026-11', endsAt: '2026-12-01T00:00:00.000Z' };
  const now = '2026-11-27T08:00:00.000Z';
  const bonuses = [
    { kind: 'data' as const, quantity: 1_000 },
    { kind: 'sms' as const, quantity: 10 },
  ];
  expect(monthlyBonusLots({ monthlyBonuses: bonuses }, month, now)).toEqual(
    bonuses.map(({ kind, quantity }) => ({
      kind,
      origin: 'bonus',
      granted: quantity,
      validFrom: now,
      expiresAt: month.endsAt,
    })),
  );
});
