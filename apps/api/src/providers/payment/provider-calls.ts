import { type ChargeAnswer, type LookupAnswer } from '@ur-desk/domain/payments';
import { insideTransaction } from '../../platform/db/db';
import { type ChargeRequest, type PaymentProvider, ProviderTimeout } from './payment-provider.port';

/** How long we wait for a provider before its answer counts as unknown. */
export const PROVIDER_DEADLINE_MS = 8_000;

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

/** Charges; `noAnswer` whenever the provider did not say what happened, for whatever reason (P4). */
export async function chargeAt(
  provider: PaymentProvider,
  request: ChargeRequest,
): Promise<ChargeAnswer | { result: 'noAnswer' }> {
  refuseInsideTransaction(provider);
  return within(provider, provider.charge(request)).catch(() => ({ result: 'noAnswer' }) as const);
}

/** Asks what became of a charge; a provider that does not answer has said nothing. */
export async function lookUpAt(provider: PaymentProvider, idempotencyKey: string): Promise<LookupAnswer> {
  refuseInsideTransaction(provider);
  return within(provider, provider.lookup(idempotencyKey)).catch(() => ({ result: 'noAnswer' }) as const);
}
