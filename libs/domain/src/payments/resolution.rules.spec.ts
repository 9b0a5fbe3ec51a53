import { decideResolution } from './index';

describe('what a human found out', () => {
  const task = { state: 'unknown', reviewReason: 'noAnswer' } as const;

  it('captured, with the reference of the provider', () => {
    expect(decideResolution(task, { outcome: 'captured', providerReference: 'pi_1' })).toEqual({
      state: 'captured',
      providerReference: 'pi_1',
      paidWith: null,
      savedMethod: null,
    });
  });

  it('failed, with or without one', () => {
    expect(decideResolution(task, { outcome: 'failed' })).toEqual({
      state: 'failed',
      declineCode: 'foundUnpaid',
      providerReference: null,
    });
  });

  it('captured money without a reference is not believed', () => {
    expect(() => decideResolution(task, { outcome: 'captured' })).toThrow(
      expect.objectContaining({ errors: [{ field: 'providerReference', code: 'required' }] }),
    );
  });

  it.each(['pending', 'requiresAction', 'unknown', 'captured', 'failed', 'expired'] as const)(
    'P2 a payment that is %s and no task is left to the provider',
    (state) => {
      expect(() => decideResolution({ state, reviewReason: null }, { outcome: 'failed' })).toThrow(
        expect.objectContaining({ code: 'wrong_state', params: { state } }),
      );
    },
  );
});
