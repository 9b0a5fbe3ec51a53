import { type Instant, Problem } from '@ur-desk/domain/kernel';
import {
  type ChargeAnswer,
  type CreateLinkAnswer,
  type DisputeAnswerResult,
  type DisputeLookupAnswer,
  type EventReading,
  type LinkAnswer,
  type LookupAnswer,
  type RefundAnswer,
  type RefundLookupAnswer,
  type SaveMethodAnswer,
} from '@ur-desk/domain/payments';
import { answerOf, type NoAnswer, refuseInsideTransaction, within } from '../provider-answer';
import {
  type ChargeRequest,
  type CreateLinkRequest,
  type DisputeAnswerRequest,
  type LookupRequest,
  type PaymentProvider,
  type RawEvent,
  type RefundLookupRequest,
  type RefundRequest,
  type SaveMethodRequest,
} from './payment-provider.port';

/** Charges a saved method. */
export const chargeAt = (
  provider: PaymentProvider,
  request: ChargeRequest,
): Promise<ChargeAnswer | NoAnswer> => answerOf(provider, () => provider.charge(request));

/** Asks what became of a charge; a provider that does not answer has said nothing. */
export const lookUpAt = (provider: PaymentProvider, request: LookupRequest): Promise<LookupAnswer> =>
  answerOf(provider, () => provider.lookup(request));

/** Makes a hosted page. */
export const createLinkAt = (
  provider: PaymentProvider,
  request: CreateLinkRequest,
): Promise<CreateLinkAnswer | NoAnswer> => answerOf(provider, () => provider.createLink(request));

/** Asks how a hosted page stands. */
export const lookUpLinkAt = (provider: PaymentProvider, request: LookupRequest): Promise<LinkAnswer> =>
  answerOf(provider, () => provider.lookupLink(request));

/** Closes a hosted page; `noAnswer`: it may still be open. */
export const cancelLinkAt = (provider: PaymentProvider, request: LookupRequest): Promise<LinkAnswer> =>
  answerOf(provider, () => provider.cancelLink(request));

/** Keeps a method for later. */
export const saveMethodAt = (
  provider: PaymentProvider,
  request: SaveMethodRequest,
): Promise<SaveMethodAnswer | NoAnswer> => answerOf(provider, () => provider.saveMethod(request));

/** Lets the provider forget a method; false when it did not confirm. */
export async function removeMethodAt(provider: PaymentProvider, token: string): Promise<boolean> {
  const answer = await answerOf(provider, async () => {
    await provider.removeMethod(token);
    return { result: 'removed' } as const;
  });
  return answer.result === 'removed';
}

/** Gives money back to where it came from. */
export const refundAt = (
  provider: PaymentProvider,
  request: RefundRequest,
): Promise<RefundAnswer | NoAnswer> => answerOf(provider, () => provider.refund(request));

/** Asks what became of a refund. */
export const lookUpRefundAt = (
  provider: PaymentProvider,
  request: RefundLookupRequest,
): Promise<RefundLookupAnswer> => answerOf(provider, () => provider.lookupRefund(request));

/** Asks how a dispute stands. */
export const lookUpDisputeAt = (provider: PaymentProvider, reference: string): Promise<DisputeLookupAnswer> =>
  answerOf(provider, () => provider.lookupDispute(reference));

/** Contests or accepts a dispute. */
export const answerDisputeAt = (
  provider: PaymentProvider,
  request: DisputeAnswerRequest,
): Promise<DisputeAnswerResult | NoAnswer> => answerOf(provider, () => provider.answerDispute(request));

/**
 * Checks an event that came in. Throws `unavailable` when the check itself could not be made, so that the provider sends it
 * again.
 */
export async function readEventOf(
  provider: PaymentProvider,
  raw: RawEvent,
  now: Instant,
): Promise<EventReading> {
  refuseInsideTransaction(provider);
  return within(provider, provider.readEvent(raw, now)).catch(() => {
    throw new Problem('unavailable');
  });
}
