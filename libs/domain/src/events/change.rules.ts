import { type AuditSubject } from '../audit';
import { type Permission, permits, type Role } from '../kernel';

/** Who looks at a record is no change of it, but is told in the same way. */
export const PRESENCE_SUBJECTS = ['customerPresence', 'ticketPresence'] as const;
export type PresenceSubject = (typeof PRESENCE_SUBJECTS)[number];

export type ChangeSubject = AuditSubject | PresenceSubject;

/** That something is not as it was. What it is now is asked for by those who may see it. */
export interface Change {
  subject: ChangeSubject;
  id: string;
  /** Whose it is; null: nobody's, or this person may not know. */
  customerId: string | null;
}

/** What changed within a moment. */
export interface ChangeBatch {
  changes: readonly Change[];
  /** More changed than is worth telling one by one: anything may be out of date. */
  more: boolean;
}

/** Who may know that something changed: whoever may read it. */
export const CHANGE_PERMISSIONS: Readonly<Record<ChangeSubject, Permission>> = {
  accountClosing: 'refunds:read',
  adjustment: 'adjustments:read',
  apiKey: 'apiKeys:read',
  approval: 'approvals:read',
  autoRenewSchedule: 'settings:read',
  backtest: 'promotions:read',
  cannedReply: 'cannedReplies:read',
  savedView: 'savedViews:read',
  chargeException: 'chargeExceptions:read',
  couponBatch: 'couponBatches:read',
  couponCode: 'couponCodes:read',
  customer: 'customers:read',
  customerPresence: 'customers:read',
  dispute: 'disputes:read',
  evidenceFile: 'evidenceFiles:read',
  export: 'auditEvents:read',
  import: 'imports:read',
  ledgerVerification: 'ledgerVerifications:read',
  limit: 'settings:read',
  line: 'lines:read',
  membership: 'memberships:read',
  membershipProgramme: 'membershipTiers:read',
  membershipTier: 'membershipTiers:read',
  note: 'notes:read',
  notification: 'notifications:read',
  notificationTemplate: 'notificationTemplates:read',
  numberStock: 'numbers:read',
  offlinePayment: 'offlinePayments:read',
  payment: 'payments:read',
  paymentBlock: 'paymentBlocks:read',
  paymentLink: 'payments:read',
  paymentMethod: 'paymentMethods:read',
  plan: 'plans:read',
  planCatalogue: 'plans:read',
  planFamily: 'plans:read',
  planRegion: 'plans:read',
  planReview: 'planReviews:read',
  promotion: 'promotions:read',
  providerEvent: 'providerEvents:read',
  reasonCode: 'reasonCodes:read',
  refund: 'refunds:read',
  renewal: 'renewals:read',
  reviewWords: 'planReviews:read',
  riskRule: 'unusualActivities:read',
  session: 'sessions:read',
  settlement: 'settlements:read',
  settlementLine: 'settlements:read',
  staff: 'staff:read',
  subscription: 'subscriptions:read',
  taxRate: 'settings:read',
  supportHours: 'tickets:read',
  ticket: 'tickets:read',
  ticketPresence: 'tickets:read',
  tierImport: 'memberships:read',
  topUp: 'payments:read',
  topUpLimit: 'settings:read',
  unusualActivity: 'unusualActivities:read',
  unusualSearch: 'unusualActivities:read',
  valueAddedService: 'valueAddedServices:read',
  velocityLimit: 'settings:read',
  verification: 'verifications:read',
  walletHold: 'wallets:read',
  walletLot: 'wallets:read',
};

/** What a role is told of a batch; null where that is nothing. */
export function permittedChanges(role: Role, { changes, more }: ChangeBatch): ChangeBatch | null {
  const knowsCustomers = permits(role, 'customers:read');
  const told = changes
    .filter(({ subject }) => permits(role, CHANGE_PERMISSIONS[subject]))
    .map((change) => (knowsCustomers ? change : { ...change, customerId: null }));
  return told.length > 0 || more ? { changes: told, more } : null;
}
