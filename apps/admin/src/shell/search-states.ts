import { type SearchHit } from '../providers/dataProvider';

interface StateTexts {
  /** Where the noun's messages have them. */
  at: string;
  /** Registers the noun's messages, which otherwise come with its pages. */
  load: () => Promise<unknown>;
}

const renewalTexts = () => import('../resources/renewals/renewal.messages');

const STATE_TEXTS: Partial<Record<string, StateTexts>> = {
  payment: {
    at: 'resources.payments.states',
    load: () => import('../resources/payments/payment.messages'),
  },
  renewal: { at: 'resources.renewals.states', load: renewalTexts },
  refund: { at: 'resources.refunds.states', load: () => import('../resources/refunds/refund.messages') },
  offlinePayment: {
    at: 'resources.offline-payments.states',
    load: () => import('../resources/offline-payments/offline-payment.messages'),
  },
  dispute: {
    at: 'resources.disputes.states',
    load: () => import('../resources/disputes/dispute.messages'),
  },
  adjustment: {
    at: 'resources.adjustments.states',
    load: () => import('../resources/adjustments/adjustment.messages'),
  },
  approval: {
    at: 'resources.approvals.states',
    load: () => import('../resources/approvals/approval.messages'),
  },
  accountClosing: {
    at: 'resources.account-closings.states',
    load: () => import('../resources/account-closings/account-closing.messages'),
  },
  ticket: { at: 'resources.tickets.states', load: () => import('../resources/tickets/ticket.messages') },
  coupon: { at: 'resources.coupons.statuses', load: () => import('../resources/coupons/coupon.messages') },
  subscription: { at: 'resources.renewals.subscriptionStates', load: renewalTexts },
};

/** The key of the words for a hit's state; null when it has none. */
export function stateKeyOf({ kind, state }: SearchHit): string | null {
  const texts = STATE_TEXTS[kind];
  return texts && state ? `${texts.at}.${state}` : null;
}

/** Fetches the words that the hits need. A hit without them is still a hit, so that nothing fails when they do not come. */
export async function loadStateTexts(hits: readonly SearchHit[]): Promise<void> {
  const wanted = new Set(hits.filter(stateKeyOf).flatMap(({ kind }) => STATE_TEXTS[kind] ?? []));
  await Promise.allSettled([...wanted].map(({ load }) => load()));
}
