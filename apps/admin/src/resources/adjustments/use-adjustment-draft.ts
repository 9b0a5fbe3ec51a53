import { useState } from 'react';
import { useLocaleState } from 'react-admin';
import {
  type AdjustmentDecision,
  type AdjustmentFactsView,
  type AdjustmentKind,
  type CreateAdjustmentInput,
  decideAdjustment,
} from '@ur-desk/domain/adjustments';
import { type AllowanceKind } from '@ur-desk/domain/allowances';
import { type FieldError, type Locale, Problem } from '@ur-desk/domain/kernel';
import { fieldErrorText } from '../../providers/problem-error';

/** What the form holds; of the quantities only the one of the kind counts. */
export interface AdjustmentDraft {
  kind: AdjustmentKind;
  /** Minor units; null: nothing typed; NaN: no amount. */
  amount: number | null;
  subscriptionId: string;
  allowanceKind: AllowanceKind;
  quantity: number | null;
  days: number | null;
  reasonCode: string;
  comment: string;
}

/** What stands in for a reason that is not chosen yet, so that the rest can be decided. */
const STAND_IN = 'standIn';
const STAND_IN_REASON = { code: STAND_IN, text: { en: '', zh: '' }, commentNeeded: false };

/** The order as the API takes it; null while the quantity or the plan is missing. */
export function orderOf(facts: AdjustmentFactsView, draft: AdjustmentDraft): CreateAdjustmentInput | null {
  const { kind, reasonCode, comment, subscriptionId } = draft;
  const about = {
    customerId: facts.customer.id,
    kind,
    reasonCode,
    ...(comment.trim() ? { comment: comment.trim() } : {}),
  };
  if (kind === 'credit' || kind === 'debit') {
    if (draft.amount === null) return null;
    return { ...about, amount: { amount: draft.amount, currency: facts.customer.walletCurrency } };
  }
  if (subscriptionId === '') return null;
  if (kind === 'validity') return draft.days === null ? null : { ...about, subscriptionId, days: draft.days };
  if (draft.quantity === null) return null;
  return { ...about, subscriptionId, allowance: { kind: draft.allowanceKind, quantity: draft.quantity } };
}

interface Decided {
  decision: AdjustmentDecision | null;
  errors: readonly FieldError[];
}

function decide(facts: AdjustmentFactsView, order: CreateAdjustmentInput | null): Decided {
  if (order === null) return { decision: null, errors: [] };
  try {
    const reasons = { ...facts.reasons, [order.kind]: [...facts.reasons[order.kind], STAND_IN_REASON] };
    const given = { ...order, reasonCode: order.reasonCode || STAND_IN };
    return { decision: decideAdjustment({ ...facts, reasons }, given, facts.now), errors: [] };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const general = error.errors.length > 0 ? [] : [{ field: '', code: error.code, params: error.params }];
    return { decision: null, errors: [...error.errors, ...general] };
  }
}

export interface AdjustmentForm {
  draft: AdjustmentDraft;
  change: (part: Partial<AdjustmentDraft>) => void;
  /** What would be; null while something is missing or refused. */
  preview: AdjustmentDecision | null;
  /** Complete: can be sent. */
  order: CreateAdjustmentInput | null;
  /** The rule's refusal at a field (or of the whole: ''), in words. */
  wrong: (field: string) => string | null;
}

/** An adjustment in the making: decided at every keystroke with the API's facts by the API's function (architecture). */
export function useAdjustmentDraft(facts: AdjustmentFactsView): AdjustmentForm {
  // Read, so that the words follow the language.
  useLocaleState() as [Locale, unknown];
  const [draft, setDraft] = useState<AdjustmentDraft>(() => ({
    kind: 'credit',
    amount: null,
    subscriptionId: facts.plans.find((plan) => plan.state === 'active')?.id ?? facts.plans[0]?.id ?? '',
    allowanceKind: 'data',
    quantity: null,
    days: null,
    reasonCode: '',
    comment: '',
  }));
  const order = orderOf(facts, draft);
  const { decision } = decide(facts, order && { ...order, reasonCode: '' });
  const { errors } = decide(facts, order);
  return {
    draft,
    change: (part) => setDraft((before) => ({ ...before, ...part })),
    preview: decision,
    order: errors.length === 0 && draft.reasonCode !== '' ? order : null,
    wrong: (field) => {
      const error = errors.find((one) => one.field === field || (field && one.field.startsWith(`${field}.`)));
      return error ? fieldErrorText(error) : null;
    },
  };
}
