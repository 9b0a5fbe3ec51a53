import { fieldProblem, Problem } from '../kernel';
import { type RefundVerdict } from './refund-state.rules';
import { type RefundState, type SourceState } from './refund.types';

/** What finance says of a refund that it was to pay out by hand. */
export const PAY_OUT_OUTCOMES = ['paid', 'notPaid'] as const;
export type PayOutOutcome = (typeof PAY_OUT_OUTCOMES)[number];

/** Whether money can go back to where it came from: by its provider, or by hand (decision 0454). */
export const canGoBack = (source: SourceState): boolean => source === 'open' || source === 'byHand';

export interface PayOutFacts {
  state: RefundState;
  /** No provider pays it back: finance does. */
  byHand: boolean;
  /** Who ordered the refund. */
  orderedBy: { id: string };
  /** How many files prove that it was paid. */
  evidenceFiles: number;
}

export interface PayOutOrder {
  outcome: PayOutOutcome;
  /** Of the bank's statement, or the number of the receipt. */
  bankReference?: string;
}

/**
 * What the word of whoever pays out makes of a refund by hand: paid, with a reference and a file that prove it, or not paid, and
 * the money is where it was. Never by who ordered it (X5). Throws `wrong_state`, `pay_out_own`, `required` at the reference, and
 * `pay_out_evidence_missing`.
 */
export function decidePayOut(facts: PayOutFacts, order: PayOutOrder, by: { id: string }): RefundVerdict {
  const { state, byHand, orderedBy, evidenceFiles } = facts;
  if (!byHand || state !== 'submitted') throw new Problem('wrong_state', { state });
  if (orderedBy.id === by.id) throw new Problem('pay_out_own');
  if (order.outcome === 'notPaid')
    return { state: 'failed', failureCode: 'payOutFailed', providerReference: null };
  const providerReference = order.bankReference?.trim();
  if (!providerReference)
    throw new Problem('validation_failed', {}, [{ field: 'bankReference', code: 'required' }]);
  if (evidenceFiles === 0) throw fieldProblem('bankReference', 'pay_out_evidence_missing');
  return { state: 'succeeded', providerReference };
}
