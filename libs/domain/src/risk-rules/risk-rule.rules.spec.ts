import { refuseUnfitRule, type RiskRuleSettings } from './index';

const hours: RiskRuleSettings = {
  active: true,
  times: 3,
  withinDays: 7,
  percent: null,
  fromHour: 8,
  toHour: 20,
};
const near: RiskRuleSettings = { ...hours, percent: 80, fromHour: null, toHour: null };

describe('a change of a rule', () => {
  it.each([
    ['a share for a rule without one', hours, { percent: 50 }, 'percent', 'unknown_field'],
    ['hours for a rule without them', near, { fromHour: 9 }, 'fromHour', 'unknown_field'],
    ['an end before the beginning', hours, { toHour: 7 }, 'toHour', 'hours_unfit'],
    ['an end at the beginning', hours, { fromHour: 20 }, 'toHour', 'hours_unfit'],
  ])('refuses %s', (_name, before, changes, field, code) => {
    expect(() => refuseUnfitRule(before, changes)).toThrow(
      expect.objectContaining({ errors: [expect.objectContaining({ field, code })] }),
    );
  });

  it.each([
    ['the whole day', hours, { fromHour: 0, toHour: 24 }],
    ['another share', near, { percent: 100, times: 1 }],
    ['nothing', near, {}],
  ])('accepts %s', (_name, before, changes) => {
    expect(() => refuseUnfitRule(before, changes)).not.toThrow();
  });
});
