import { isByCustomer, refuseResuming, SUSPENSION_REASONS } from './index';

it.each(SUSPENSION_REASONS)(
  '%s is lifted by who serves the customer if it is his wish, else by a supervisor',
  (reason) => {
    const lift = (mayLift: boolean) => () => refuseResuming(reason, mayLift);
    expect(lift(true)).not.toThrow();
    if (isByCustomer(reason)) expect(lift(false)).not.toThrow();
    else expect(lift(false)).toThrow(expect.objectContaining({ code: 'line_held_by_us' }));
  },
);

it('one from before reasons were kept counts as the customer’s', () => {
  expect(() => refuseResuming(null, false)).not.toThrow();
});
