import { money } from '../../kernel';
import { amountOffIn } from './amount-off';

describe('an amount off', () => {
  const action = { kind: 'amountOff' as const, amounts: [money(500, 'CNY')] };
  it('is the amount of the currency, and nothing where none is named', () => {
    expect(amountOffIn(action, 'CNY')).toEqual({ kind: 'amountOff', amountMinor: 500 });
    expect(amountOffIn(action, 'JPY')).toBeNull();
  });
});
