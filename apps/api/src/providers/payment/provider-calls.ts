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
import { insideTransaction } from '../../platform/db/db';
import {
  type ChargeRequest,
  type CreateLinkRequest,
  type DisputeAnswerRequest,
  type LookupRequest,
  type PaymentProvider,
  ProviderTimeout,
  type RawEvent,
  type RefundLookupRequest,
  type RefundRequest,
  type SaveMethodRequest,
} from './payment-provider.port';

/** How long we wait for a provider before its answer counts as unknown. */
export const PROVIDER_DEADLINE_MS = 8_000;

export interface NoAnswer {
  result: 'noAnswer';
}

/** A lock held while somebody else's computer thinks stops everybody (rules 2, P6). */
function refuseInsideTransaction(provider: PaymentProvider): void {
  if (insideTransaction()) throw new Error(`${provider.name} must not be called inside a transaction`);
}

async function within<T>(provider: PaymentProvider, call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new ProviderTimeout(provider.name)), PROVIDER_DEADLINE_MS);
  });
  try {
    return await Promise.race([call, deadline]);
  } finally {
    clearTimeout(timer);
  }
}

/** The provider's answer, or `noAnswer` whenever it did not say what happened, for whatever reason (P4). */
async function answerOf<T>(provider: PaymentProvider, call: () => Promise<T>): Promise<T | NoAnswer> {
  refuseInsideTransaction(provider);
  return within(provider, call()).catch(() => ({ result: 'noAnswer' }) as const);
}

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
