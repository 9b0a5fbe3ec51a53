import { countedAtMost, isEstimated, listTotal } from './list-total';

it.each([
  [7, false, '7', false],
  [1_000, false, '1,000', false],
  [1_001, true, '1,000+', false],
  [18_335, true, '18,335', true],
])('%i, estimated: %s', (total, estimated, text, isAbout) => {
  expect(listTotal(total, estimated, 'en')).toEqual({ text, isAbout });
});

it('an estimate is told from what comes with the list', () => {
  expect([{ estimated: true }, { estimated: false }, undefined, null].map(isEstimated)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(countedAtMost('zh-CN')).toBe('1,000+');
});
