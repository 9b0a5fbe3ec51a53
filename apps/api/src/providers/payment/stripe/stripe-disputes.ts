import {
  type DisputeAnswerResult,
  type DisputeLookupAnswer,
  type ProviderDispute,
  type ProviderDisputeState,
} from '@ur-desk/domain/payments';
import { type EvidenceKind } from '@ur-desk/domain/evidence';
import type Stripe from 'stripe';
import { type DisputeAnswerRequest, type EvidenceToSend } from '../payment-provider.port';
import { UnusableAnswer } from '../unusable-answer';
import { moneyOfStripe } from './stripe-amounts';
import { instantOfStripe } from './stripe-answers';
import { type StripeCall } from './stripe-client';
import { faultOf } from './stripe-errors';

const STATES: Readonly<Record<string, ProviderDisputeState>> = {
  warning_needs_response: 'needsResponse',
  needs_response: 'needsResponse',
  appeal_needs_response: 'needsResponse',
  warning_under_review: 'underReview',
  under_review: 'underReview',
  appeal_under_review: 'underReview',
  warning_closed: 'won',
  prevented: 'won',
  won: 'won',
  lost: 'lost',
};

/** Fees of a dispute stand in its balance transactions, in the currency of our account there. */
function feeOf({ balance_transactions: entries }: Stripe.Dispute) {
  const fee = entries.reduce((sum, one) => sum + one.fee, 0);
  const [first] = entries;
  return first && fee > 0 ? moneyOfStripe(fee, first.currency) : null;
}

/** Of an inquiry nothing is taken; what was taken and given back again cancels out. */
const fundsTaken = ({ status, balance_transactions: entries }: Stripe.Dispute): boolean =>
  status === 'lost' || entries.reduce((sum, one) => sum + one.amount, 0) < 0;

const idOf = (value: string | { id: string } | null): string | null =>
  typeof value === 'string' || value === null ? value : value.id;

/** A dispute in our words; null: about nothing that is ours, or in a state that we do not know. */
export function disputeOfStripe(dispute: Stripe.Dispute): ProviderDispute | null {
  const { id: disputeReference, reason, status, evidence_details: evidence } = dispute;
  const paymentReference = idOf(dispute.payment_intent);
  const state = STATES[status];
  if (!paymentReference || !state) return null;
  return {
    disputeReference,
    paymentReference,
    amount: moneyOfStripe(dispute.amount, dispute.currency),
    fee: feeOf(dispute),
    reason,
    state,
    evidenceDueAt: evidence.due_by === null ? null : instantOfStripe(evidence.due_by),
    fundsTaken: fundsTaken(dispute),
  };
}

function known(dispute: Stripe.Dispute): ProviderDispute {
  const said = disputeOfStripe(dispute);
  if (!said) throw new UnusableAnswer('stripe', `a dispute that is ${dispute.status}`);
  return said;
}

/** How a dispute stands. */
export async function lookUpStripeDispute(call: StripeCall, id: string): Promise<DisputeLookupAnswer> {
  try {
    const dispute = await call.stripe.disputes.retrieve(id, undefined, call.with());
    return { result: 'found', dispute: known(dispute) };
  } catch (error) {
    if (error instanceof UnusableAnswer || faultOf(error).status !== 404) throw error;
    return { result: 'notFound' };
  }
}

/** Where Stripe wants which file. */
const FILE_FIELDS: Record<
  EvidenceKind,
  'receipt' | 'customer_communication' | 'service_documentation' | 'uncategorized_file'
> = {
  receipt: 'receipt',
  customerCommunication: 'customer_communication',
  serviceProof: 'service_documentation',
  other: 'uncategorized_file',
};

async function upload(call: StripeCall, file: EvidenceToSend, key: string): Promise<[string, string]> {
  const { kind, fileName: name, mediaType: type, content: data } = file;
  const params = { purpose: 'dispute_evidence', file: { name, type, data } } as const;
  const { id } = await call.stripe.files.create(params, call.with(`${key}-${kind}`));
  return [FILE_FIELDS[kind], id];
}

async function contest(
  call: StripeCall,
  { disputeReference, idempotencyKey: key }: DisputeAnswerRequest,
  { text, files }: Extract<DisputeAnswerRequest['answer'], { kind: 'contest' }>,
): Promise<Stripe.Dispute> {
  const uploaded: [string, string][] = [];
  for (const file of files) uploaded.push(await upload(call, file, key));
  const evidence = { ...(text ? { uncategorized_text: text } : {}), ...Object.fromEntries(uploaded) };
  return call.stripe.disputes.update(disputeReference, { evidence, submit: true }, call.with(key));
}

/** Contests a dispute with evidence, or closes it, which loses it. What Stripe finds wrong about it is a refusal. */
export async function answerStripeDispute(
  call: StripeCall,
  request: DisputeAnswerRequest,
): Promise<DisputeAnswerResult> {
  const { answer, disputeReference, idempotencyKey } = request;
  try {
    const dispute =
      answer.kind === 'contest'
        ? await contest(call, request, answer)
        : await call.stripe.disputes.close(disputeReference, undefined, call.with(idempotencyKey));
    return { result: 'taken', dispute: known(dispute) };
  } catch (error) {
    if (error instanceof UnusableAnswer || faultOf(error).kind !== 'request') throw error;
    return { result: 'refused', reason: 'refused' };
  }
}
