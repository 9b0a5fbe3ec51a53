import {
  type DisputeAnswerResult,
  type DisputeLookupAnswer,
  type ProviderDispute,
  type ProviderDisputeState,
} from '@ur-desk/domain/payments';
import { type DisputeAnswerRequest } from '../payment-provider.port';
import { UnusableAnswer } from '../unusable-answer';
import { moneyOfPayPal } from './paypal-amounts';
import { type PayPalCall } from './paypal-client';

/** A dispute as PayPal writes it, as far as we read it; the library does not know them. */
export interface PayPalDispute {
  dispute_id?: string;
  disputed_transactions?: { seller_transaction_id?: string }[];
  dispute_amount?: { currency_code?: string; value?: string };
  dispute_outcome?: { outcome_code?: string };
  dispute_life_cycle_stage?: string;
  reason?: string;
  status?: string;
  seller_response_due_date?: string;
}

const OUTCOMES: Readonly<Record<string, ProviderDisputeState>> = {
  RESOLVED_SELLER_FAVOUR: 'won',
  CANCELED_BY_BUYER: 'won',
  DENIED: 'won',
  RESOLVED_WITH_PAYOUT: 'won',
  RESOLVED_BUYER_FAVOUR: 'lost',
  ACCEPTED: 'lost',
};
const OPEN_STATES: Readonly<Record<string, ProviderDisputeState>> = {
  OPEN: 'needsResponse',
  WAITING_FOR_SELLER_RESPONSE: 'needsResponse',
  WAITING_FOR_BUYER_RESPONSE: 'underReview',
  UNDER_REVIEW: 'underReview',
  OTHER: 'underReview',
};

/** An inquiry is a talk between buyer and seller; from the claim on, PayPal has taken the money out of our balance. */
const isTaken = (state: ProviderDisputeState, stage: string | undefined): boolean =>
  state === 'lost' || (state !== 'won' && stage !== undefined && stage !== 'INQUIRY');

/** A dispute in our words; null: about nothing that is ours, or in a state that we do not know. Throws `UnusableAnswer`. */
export function disputeOfPayPal(dispute: PayPalDispute): ProviderDispute | null {
  const { dispute_id: disputeReference, reason = 'OTHER', status = '', dispute_amount: said } = dispute;
  const paymentReference = dispute.disputed_transactions?.[0]?.seller_transaction_id;
  const state = OUTCOMES[dispute.dispute_outcome?.outcome_code ?? ''] ?? OPEN_STATES[status];
  if (!disputeReference || !paymentReference || !state) return null;
  const due = dispute.seller_response_due_date;
  return {
    disputeReference,
    paymentReference,
    amount: moneyOfPayPal(said && { currencyCode: said.currency_code ?? '', value: said.value ?? '' }),
    fee: null,
    reason,
    state,
    evidenceDueAt: due ? new Date(due).toISOString() : null,
    fundsTaken: isTaken(state, dispute.dispute_life_cycle_stage),
  };
}

const pathOf = (reference: string): string => `/v1/customer/disputes/${encodeURIComponent(reference)}`;

/** How a dispute stands. */
export async function lookUpPayPalDispute(call: PayPalCall, reference: string): Promise<DisputeLookupAnswer> {
  const { status, body } = await call.get(pathOf(reference));
  if (status === 404) return { result: 'notFound' };
  const dispute = status === 200 ? disputeOfPayPal(JSON.parse(body) as PayPalDispute) : null;
  if (!dispute) throw new UnusableAnswer('paypal', `about a dispute it answered with ${status}`);
  return { result: 'found', dispute };
}

/** PayPal takes notes of up to 2,000 characters. */
const NOTE_LENGTH = 2_000;

type Contesting = Extract<DisputeAnswerRequest['answer'], { kind: 'contest' }>;

/**
 * What PayPal calls what is shown. Its “proof of fulfilment” is a parcel with its tracking number, which no plan has: what shows
 * that a service was used goes as any other document, with its notes.
 */
const evidenceTypeOf = (files: Contesting['files']): string =>
  files.length > 0 && files.every(({ kind }) => kind === 'receipt') ? 'PROOF_OF_RECEIPT_COPY' : 'OTHER';

/** One piece of evidence with all documents: several pieces are only taken where each names an item of the purchase. */
function evidenceForm({ text, files }: Contesting): FormData {
  const evidence = {
    evidence_type: evidenceTypeOf(files),
    ...(text ? { notes: text.slice(0, NOTE_LENGTH) } : {}),
    ...(files.length > 0 ? { documents: files.map(({ fileName }) => ({ name: fileName })) } : {}),
  };
  const form = new FormData();
  const input = JSON.stringify({ evidences: [evidence] });
  form.append('input', new Blob([input], { type: 'application/json' }), 'input.json');
  for (const [index, { fileName, mediaType, content }] of files.entries())
    form.append(`file${index + 1}`, new Blob([new Uint8Array(content)], { type: mediaType }), fileName);
  return form;
}

/** Contests a dispute with evidence, or accepts the claim. What PayPal finds wrong about it is a refusal. */
export async function answerPayPalDispute(
  call: PayPalCall,
  { disputeReference, answer, idempotencyKey }: DisputeAnswerRequest,
): Promise<DisputeAnswerResult> {
  const path = pathOf(disputeReference);
  const key = { 'paypal-request-id': idempotencyKey };
  const { status } =
    answer.kind === 'contest'
      ? await call.post(`${path}/provide-evidence`, evidenceForm(answer), key)
      : await call.post(
          `${path}/accept-claim`,
          JSON.stringify({ note: answer.note.slice(0, NOTE_LENGTH) }),
          key,
        );
  if (status === 400 || status === 422) return { result: 'refused', reason: 'refused' };
  if (status !== 200)
    throw new UnusableAnswer('paypal', `to an answer to a dispute it answered with ${status}`);
  const now = await lookUpPayPalDispute(call, disputeReference);
  if (now.result !== 'found') throw new UnusableAnswer('paypal', 'a dispute that is gone');
  return { result: 'taken', dispute: now.dispute };
}
