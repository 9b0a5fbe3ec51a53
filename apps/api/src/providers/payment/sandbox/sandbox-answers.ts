import {
  type CapturedAnswer,
  isSandboxToken,
  type LinkAnswer,
  type LookupAnswer,
  type PaidWith,
  type RefundLookupAnswer,
  SANDBOX_CARDS,
  type SavedMethod,
} from '@ur-desk/domain/payments';
import { type ChargeRow, type RefundRow } from './sandbox-book';

/** Test cards that a customer enters on the sandbox's page are good for this long. */
const ENTERED_CARD_EXPIRY = { expiryMonth: 12, expiryYear: 2035 };

function paidWith({ card_token: token, paid_kind: kind }: ChargeRow): PaidWith | null {
  if (kind === null) return null;
  if (token === null || !isSandboxToken(token)) return { kind, brand: null, lastFour: null };
  const { brand, lastFour } = SANDBOX_CARDS[token];
  return { kind, brand, lastFour };
}

function savedMethod(row: ChargeRow, paid: PaidWith | null): SavedMethod | null {
  if (!row.page?.saveMethod || row.card_token === null || paid === null) return null;
  return { ...paid, token: row.card_token, ...ENTERED_CARD_EXPIRY };
}

function captured(row: ChargeRow): CapturedAnswer {
  const paid = paidWith(row);
  const saved = savedMethod(row, paid);
  return {
    result: 'captured',
    providerReference: row.provider_reference,
    amount: { amount: row.amount, currency: row.currency },
    ...(paid ? { paidWith: paid } : {}),
    ...(saved ? { savedMethod: saved } : {}),
  };
}

/** How a hosted page stands, from what the book says. `origin`: where the sandbox's pages are served. */
export function linkAnswer(row: ChargeRow, origin: string): LinkAnswer {
  const { result, provider_reference: providerReference } = row;
  switch (result) {
    case 'captured':
      return captured(row);
    case 'declined':
      return { result, providerReference, declineCode: row.decline_code ?? 'cardDeclined' };
    case 'processing':
    case 'expired':
      return { result, providerReference };
    case 'open': {
      const expiresAt = row.due_at?.toISOString() ?? '';
      return { result, providerReference, url: `${origin}/pay/${row.page_token ?? ''}`, expiresAt };
    }
    case 'silent':
      return { result: 'noAnswer' };
  }
}

/** What became of a charge: an open page is an action that the customer still has to take. */
export function chargeAnswer(row: ChargeRow, origin: string): LookupAnswer {
  const answer = linkAnswer(row, origin);
  if (answer.result !== 'open') return answer;
  const { providerReference, url: actionUrl, expiresAt } = answer;
  return { result: 'requiresAction', providerReference, actionUrl, expiresAt };
}

/** What became of a refund. */
export function refundAnswer(row: RefundRow): RefundLookupAnswer {
  const { result, provider_reference: providerReference, amount, currency } = row;
  switch (result) {
    case 'succeeded':
      return { result, providerReference, amount: { amount, currency } };
    case 'failed':
      return { result, providerReference, failureCode: row.failure_code ?? 'refused' };
    case 'processing':
      return { result, providerReference };
    case 'silent':
      return { result: 'noAnswer' };
  }
}
