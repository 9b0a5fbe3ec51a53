import { useState } from 'react';
import { useLocaleState } from 'react-admin';
import { type FieldError, type Locale, type Money, Problem, problemText } from '@ur-desk/domain/kernel';
import {
  decideRefund,
  judgeRefund,
  type PlanEffect,
  type PolicyVerdict,
  type RefundDecision,
  type RefundFactsView,
  type RefundReason,
  type RefundSuggestion,
  suggestRefund,
} from '@ur-desk/domain/refunds';

/** What the form holds. */
export interface RefundDraft {
  amount: Money | null;
  reasonCode: RefundReason | '';
  comment: string;
  planEffect: PlanEffect;
  overrideReason: string;
}

export interface RefundForm {
  draft: RefundDraft;
  change: (part: Partial<RefundDraft>) => void;
  suggestion: RefundSuggestion;
  policy: PolicyVerdict;
  /** What would be; null while something is missing or refused. */
  decision: RefundDecision | null;
  /** The rule's refusal at a field, in words. */
  wrong: (field: keyof RefundDraft) => string | null;
}

function decide(
  facts: RefundFactsView,
  draft: RefundDraft,
): { decision: RefundDecision | null; errors: readonly FieldError[] } {
  const { amount, reasonCode } = draft;
  if (amount === null || reasonCode === '') return { decision: null, errors: [] };
  try {
    const input = { ...draft, amount, reasonCode, destination: 'wallet' } as const;
    return { decision: decideRefund(facts, input, facts.now), errors: [] };
  } catch (error) {
    if (error instanceof Problem) return { decision: null, errors: error.errors };
    throw error;
  }
}

/** Whether the amount alone is refused: said while it is typed, before a reason is chosen. */
function amountErrors(facts: RefundFactsView, { amount }: RefundDraft): readonly FieldError[] {
  if (amount === null) return [];
  const plain = { amount, reasonCode: 'changedMind', planEffect: 'keep', overrideReason: 'x' } as const;
  return decide(facts, { ...plain, comment: '' }).errors.filter((error) => error.field === 'amount');
}

/** A refund in the making: decided at every keystroke with the API's facts by the API's function (architecture). */
export function useRefundDraft(facts: RefundFactsView): RefundForm {
  const [locale] = useLocaleState() as [Locale, unknown];
  const suggestion = suggestRefund(facts, facts.now);
  const [draft, setDraft] = useState<RefundDraft>(() => ({
    amount: suggestion.amount.amount > 0 ? suggestion.amount : null,
    reasonCode: '',
    comment: '',
    planEffect: 'keep',
    overrideReason: '',
  }));
  const { decision, errors } = decide(facts, draft);
  const all = [...amountErrors(facts, draft), ...errors];
  const wrong = (field: keyof RefundDraft): string | null => {
    const error = all.find((one) => one.field === field);
    return error ? problemText(error.code as Problem['code'], error.params ?? {}, locale) : null;
  };
  return {
    draft,
    change: (part) => setDraft((before) => ({ ...before, ...part })),
    suggestion,
    policy: judgeRefund(facts, suggestion, facts.now),
    decision,
    wrong,
  };
}
