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
  type RefundSuggestion,
  suggestRefund,
} from '@ur-desk/domain/refunds';

/** What the form holds. */
export interface RefundDraft {
  amount: Money | null;
  reasonCode: string;
  comment: string;
  planEffect: PlanEffect;
  overrideReason: string;
}

export interface RefundForm {
  draft: RefundDraft;
  change: (part: Partial<RefundDraft>) => void;
  suggestion: RefundSuggestion;
  policy: PolicyVerdict;
  /** What would be; null while the amount or the plan is refused. */
  preview: RefundDecision | null;
  /** Nothing is missing and nothing is refused. */
  complete: boolean;
  /** The rule's refusal at a field, in words. */
  wrong: (field: keyof RefundDraft) => string | null;
}

/** What stands in for a field that is not filled in yet, so that the rest can be decided. */
const STAND_IN = 'standIn';
const STAND_IN_REASON = { code: STAND_IN, text: { en: '', zh: '' }, commentNeeded: false };

function decide(
  facts: RefundFactsView,
  { amount, reasonCode, ...draft }: RefundDraft,
): { decision: RefundDecision | null; errors: readonly FieldError[] } {
  if (amount === null) return { decision: null, errors: [] };
  try {
    const input = { ...draft, amount, reasonCode: reasonCode || STAND_IN, destination: 'wallet' } as const;
    const reasons = [...facts.reasons, STAND_IN_REASON];
    return { decision: decideRefund({ ...facts, reasons }, input, facts.now), errors: [] };
  } catch (error) {
    if (error instanceof Problem) return { decision: null, errors: error.errors };
    throw error;
  }
}

/** What the amount and the plan alone lead to: shown while reasons are still missing. */
const preview = (facts: RefundFactsView, { amount, planEffect }: RefundDraft) =>
  decide(facts, { amount, planEffect, reasonCode: '', comment: '', overrideReason: STAND_IN });

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
  const previewed = preview(facts, draft);
  const decided = decide(facts, draft);
  const all = [...previewed.errors, ...decided.errors];
  const wrong = (field: keyof RefundDraft): string | null => {
    const error = all.find((one) => one.field === field);
    return error ? problemText(error.code as Problem['code'], error.params ?? {}, locale) : null;
  };
  return {
    draft,
    change: (part) => setDraft((before) => ({ ...before, ...part })),
    suggestion,
    policy: judgeRefund(facts, suggestion, facts.now),
    preview: previewed.decision,
    complete: decided.decision !== null && draft.reasonCode !== '',
    wrong,
  };
}
