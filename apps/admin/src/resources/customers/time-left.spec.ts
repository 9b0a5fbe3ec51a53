import { allowanceText } from './allowance-text';
import { timeLeft } from './time-left';

it.each([
  ['2026-11-25T12:00:00.000Z', 'days', 3],
  ['2026-11-24T11:59:00.000Z', 'hours', 47],
  ['2026-11-22T13:59:00.000Z', 'minutes', 119],
  ['2026-11-20T00:00:00.000Z', 'minutes', 0],
])('until %s: %s %i', (end, unit, count) => {
  expect(timeLeft('2026-11-22T12:00:00.000Z', end)).toEqual({ unit, count });
});

it.each([
  ['voice', 7_859, 'en', '130 min'],
  ['sms', 88, 'zh', '88 条'],
  ['data', 3 * 1024 ** 3, 'en', '3 GB'],
  ['data', 5 * 1024 ** 2 + 1, 'en', '5 MB'],
] as const)('%s %i in %s is %s', (kind, quantity, locale, text) => {
  expect(allowanceText(kind, quantity, locale)).toBe(text);
});
