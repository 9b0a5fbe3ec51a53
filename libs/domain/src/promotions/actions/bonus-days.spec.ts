import { bonusDaysIn } from './bonus-days';

it('bonus days are a bonus of days, whatever the currency', () => {
  expect(bonusDaysIn({ kind: 'bonusDays', quantity: 5 })).toEqual({
    kind: 'bonus',
    bonus: { kind: 'days', quantity: 5 },
  });
});
