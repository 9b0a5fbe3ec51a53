import { useState } from 'react';
import { useLocaleState } from 'react-admin';
import { type ApprovalWhy } from '@ur-desk/domain/approvals';
import { type FieldError, type Locale, type Money, Problem, problemText } from '@ur-desk/domain/kernel';
import {
  type CouponUse,
  decideRefund,
  judgeRefund,
  type PlanEffect,
  proposedEnd,
  type RefundDestination,
  type RefundInputFacts,
  type TierProgress,
  type PolicyVerdict,
  type RefundDecision,
  type RefundFactsView,
  type RefundSuggestion,
  suggestRefund,
  whyRefundWaits,
} from '@ur-desk/domain/refunds';

/** What the form holds. */
export interface RefundDraft {
  amount: Money | null;
  destination: RefundDestination;
  /** With `split`: what goes to the source. */
  sourceAmount: Money | null;
  reasonCode: string;
  comment: string;
  planEffect: PlanEffect;
  /** With `shorten`. */
  planEndsAt: string | null;
  tierProgress: TierProgress;
  couponUse: CouponUse;
  overrideReason: string;
}

/** The order as the draft gives it: only what belongs to what was chosen. */
export function inputOf(draft: RefundDraft): RefundInputFacts | null {
  const { amount, sourceAmount, planEndsAt, couponUse, comment, overrideReason, ...rest } = draft;
  if (amount === null) return null;
  return {
    ...rest,
    amount,
    ...(rest.destination === 'split' && sourceAmount ? { sourceAmount } : {}),
    ...(rest.planEffect === 'shorten' && planEndsAt ? { planEndsAt } : {}),
    ...(couponUse === 'back' ? { couponUse } : {}),
    ...(comment.trim() ? { comment: comment.trim() } : {}),
    ...(overrideReason.trim() ? { overrideReason: overrideReason.trim() } : {}),
  };
}

export interface RefundForm {
  draft: RefundDraft;
  change: (part: Partial<RefundDraft>) => void;
  suggestion: RefundSuggestion;
  policy: PolicyVerdict;
  /** What would be; null while the amount or the plan is refused. */
  preview: RefundDecision | null;
  /** Why somebody else has to approve it; empty: nobody has to. */
  why: readonly ApprovalWhy[];
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
  draft: RefundDraft,
): { decision: RefundDecision | null; errors: readonly FieldError[] } {
  const input = inputOf({ ...draft, reasonCode: draft.reasonCode || STAND_IN });
  if (input === null) return { decision: null, errors: [] };
  try {
    const reasons = [...facts.reasons, STAND_IN_REASON];
    return { decision: decideRefund({ ...facts, reasons }, input, facts.now), errors: [] };
  } catch (error) {
    if (error instanceof Problem) return { decision: null, errors: error.errors };
    throw error;
  }
}

/** What the amount and the plan alone lead to: shown while reasons are still missing. */
const preview = (facts: RefundFactsView, draft: RefundDraft) =>
  decide(facts, { ...draft, reasonCode: '', comment: '', overrideReason: STAND_IN });

/** A refund in the making: decided at every keystroke with the API's facts by the API's function (architecture). */
export function useRefundDraft(facts: RefundFactsView): RefundForm {
  const [locale] = useLocaleState() as [Locale, unknown];
  const suggestion = suggestRefund(facts, facts.now);
  const [draft, setDraft] = useState<RefundDraft>(() => ({
    amount: suggestion.amount.amount > 0 ? suggestion.amount : null,
    destination: suggestion.basis === 'unspent' ? 'source' : 'wallet',
    sourceAmount: null,
    reasonCode: '',
    comment: '',
    planEffect: 'keep',
    planEndsAt: null,
    tierProgress: 'back',
    couponUse: 'keep',
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
    change: (part) =>
      setDraft((before) => {
        const after = { ...before, ...part };
        const proposed =
          part.planEffect === 'shorten' && after.amount && Number.isSafeInteger(after.amount.amount);
        return proposed && after.amount
          ? { ...after, planEndsAt: proposedEnd(facts, after.amount, facts.now) }
          : after;
      }),
    suggestion,
    policy: judgeRefund(facts, suggestion, facts.now),
    preview: previewed.decision,
    why: previewed.decision ? whyRefundWaits(facts.limits, previewed.decision.amount) : [],
    complete: decided.decision !== null && draft.reasonCode !== '',
    wrong,
  };
}
