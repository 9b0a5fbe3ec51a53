import { bonusAllowanceIn } from './bonus-allowance';

describe('a bonus allowance', () => {
  it.each([
    ['bonusVoice', 'voice'],
    ['bonusSms', 'sms'],
    ['bonusData', 'data'],
  ] as const)('%s is a lot of %s', (kind, allowance) => {
    expect(bonusAllowanceIn({ kind, quantity: 600 })).toEqual({
      kind: 'bonus',
      bonus: { kind: allowance, quantity: 600 },
    });
  });
});
