/** What somebody typed who looks for a payment: what the provider calls it, or the end of the card's number. */
export type PaymentQuery = { kind: 'providerReference'; text: string } | { kind: 'lastFour'; text: string };

/** References of providers are one word with digits in it (`pi_3PqT…`, `5O190127TN364715T`, `sb_ch_…`); they are found whole. */
const PROVIDER_REFERENCE = /^(?=.*\d)[A-Za-z0-9_-]{8,80}$/;
/** `4242`, or as it is shown: `••4242`, `*4242`. */
const LAST_FOUR = /^[•*]{0,4}\s?(\d{4})$/;

/** Null: it is neither. */
export function paymentQueryOf(query: string): PaymentQuery | null {
  const typed = query.trim();
  const lastFour = LAST_FOUR.exec(typed)?.[1];
  if (lastFour !== undefined) return { kind: 'lastFour', text: lastFour };
  return PROVIDER_REFERENCE.test(typed) ? { kind: 'providerReference', text: typed } : null;
}
