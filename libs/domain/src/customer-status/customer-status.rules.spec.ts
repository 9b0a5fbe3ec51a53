import {
  ACCOUNT_ACTS,
  accountObstacle,
  allowsAct,
  type AccountAct,
  type CustomerStatus,
  refuseAct,
} from './customer-status.rules';

const ALLOWED: Record<CustomerStatus, readonly AccountAct[]> = {
  active: ['edit', 'buy', 'payIn', 'give', 'payBack', 'payBackToWallet'],
  suspended: ['edit', 'payIn', 'give', 'payBack', 'payBackToWallet'],
  closing: ['edit', 'payBack'],
  closed: [],
};

describe('what an account allows', () => {
  it.each(Object.entries(ALLOWED))('%s: %s', (status, allowed) => {
    const acts = ACCOUNT_ACTS.filter((act) => allowsAct(status as CustomerStatus, act));
    expect(acts).toEqual(allowed);
  });

  it.each([
    ['closed', 'edit', 'customer_closed'],
    ['closing', 'payIn', 'customer_closing'],
    ['suspended', 'buy', 'wrong_state'],
  ] as const)('%s refuses %s with %s', (status, act, code) => {
    expect(accountObstacle(status, act)).toMatchObject({ code });
    expect(() => refuseAct(status, act)).toThrow(expect.objectContaining({ code }));
  });

  it('throws nothing where it is allowed', () => {
    expect(() => refuseAct('active', 'buy')).not.toThrow();
  });
});
