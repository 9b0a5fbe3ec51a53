import { type CurrencyCode, type Problem } from '../kernel';
import { monthlyFeeIn, refuseServiceFees } from './index';

const fee = (amount: number, currency: CurrencyCode) => ({ amount, currency });

const errorsOf = (act: () => void) => {
  try {
    act();
    return [];
  } catch (error) {
    return (error as Problem).errors;
  }
};

describe('the fees of a service', () => {
  it.each([
    ['none', [], []],
    ['one each', [fee(1, 'CNY'), fee(1, 'EUR')], []],
    [
      'one twice, two times',
      [fee(1, 'CNY'), fee(2, 'CNY'), fee(1, 'EUR'), fee(1, 'CNY')],
      [
        { field: 'fees.1.currency', code: 'repeated' },
        { field: 'fees.3.currency', code: 'repeated' },
      ],
    ],
  ])('%s', (_what, fees, errors) => {
    expect(errorsOf(() => refuseServiceFees(fees))).toEqual(errors);
  });

  it('nothing is not the same as not sold', () => {
    const fees = [fee(0, 'CNY'), fee(150, 'EUR')];
    expect([monthlyFeeIn({ fees }, 'CNY'), monthlyFeeIn({ fees }, 'EUR')]).toEqual([0, 150]);
    expect(monthlyFeeIn({ fees }, 'JPY')).toBeNull();
  });
});
