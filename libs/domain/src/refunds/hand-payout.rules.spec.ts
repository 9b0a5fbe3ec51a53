import { Problem } from '../kernel';
import { decidePayOut, type PayOutFacts, type PayOutOrder, REFUND_STATES } from './index';

const facts = (changes: Partial<PayOutFacts> = {}): PayOutFacts => ({
  state: 'submitted',
  byHand: true,
  orderedBy: { id: 'supervisor' },
  evidenceFiles: 1,
  ...changes,
});
const PAID: PayOutOrder = { outcome: 'paid', bankReference: ' ICBC 99 ' };

function refusalOf(changes: Partial<PayOutFacts>, order = PAID, by = 'finance'): string | null {
  try {
    decidePayOut(facts(changes), order, { id: by });
    return null;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.code;
  }
}

describe('decidePayOut', () => {
  it('with a reference and evidence it is paid', () => {
    expect(decidePayOut(facts(), PAID, { id: 'finance' })).toEqual({
      state: 'succeeded',
      providerReference: 'ICBC 99',
    });
  });

  it('not paid needs no evidence, and the refund has failed', () => {
    expect(decidePayOut(facts({ evidenceFiles: 0 }), { outcome: 'notPaid' }, { id: 'finance' })).toEqual({
      state: 'failed',
      failureCode: 'payOutFailed',
      providerReference: null,
    });
  });

  it.each<[string, Partial<PayOutFacts>, PayOutOrder, string, string]>([
    ['a refund that a provider pays back', { byHand: false }, PAID, 'finance', 'wrong_state'],
    ['without evidence', { evidenceFiles: 0 }, PAID, 'finance', 'pay_out_evidence_missing'],
    ['without a reference', {}, { outcome: 'paid' }, 'finance', 'validation_failed'],
    ['X5 by who ordered it', {}, PAID, 'supervisor', 'pay_out_own'],
    ['X5 not paid by who ordered it', {}, { outcome: 'notPaid' }, 'supervisor', 'pay_out_own'],
  ])('refuses %s', (_what, changes, order, by, code) => {
    expect(refusalOf(changes, order, by)).toBe(code);
  });

  it('P2 only while it waits for it', () => {
    const possible = REFUND_STATES.filter((state) => refusalOf({ state }) === null);
    expect(possible).toEqual(['submitted']);
  });
});
