import { money } from '../../kernel';
import { walletCreditIn } from './wallet-credit';

describe('a credit to the wallet', () => {
  const action = { kind: 'walletCredit' as const, amounts: [money(500, 'CNY')], validDays: 90 };
  it('is the amount of the currency with its validity, and nothing where none is named', () => {
    expect(walletCreditIn(action, 'CNY')).toEqual({ kind: 'walletCredit', amountMinor: 500, validDays: 90 });
    expect(walletCreditIn(action, 'JPY')).toBeNull();
  });
});
