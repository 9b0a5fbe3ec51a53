import { money } from '../../kernel';
import { fixedPriceIn } from './fixed-price';

describe('a fixed price', () => {
  const action = { kind: 'fixedPrice' as const, amounts: [money(0, 'CNY')] };
  it('is the price of the currency, which may be nothing; none where none is named', () => {
    expect(fixedPriceIn(action, 'CNY')).toEqual({ kind: 'fixedPrice', amountMinor: 0 });
    expect(fixedPriceIn(action, 'JPY')).toBeNull();
  });
});
