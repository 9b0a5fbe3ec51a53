import { money } from '../../kernel';
import { percentOffIn } from './percent-off';

describe('a percentage off', () => {
  const action = { kind: 'percentOff' as const, discountBps: 2_000, caps: [money(500, 'CNY')] };
  it('has the cap of the currency, and none where none is named', () => {
    expect(percentOffIn(action, 'CNY')).toEqual({ kind: 'percentOff', discountBps: 2_000, capMinor: 500 });
    expect(percentOffIn(action, 'JPY')).toEqual({ kind: 'percentOff', discountBps: 2_000, capMinor: null });
  });
});
