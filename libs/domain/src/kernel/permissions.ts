/**
 * Who may do what: one table, read by the API's guard and by the console (rules 10). A permission is `resource:action`.
 * What is not listed here cannot be granted, and a route that names no permission does not start.
 */
export const ROLES = ['agent', 'supervisor', 'marketing', 'finance', 'admin', 'auditor'] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = [
  'me:read',
  'me:update',
  'customers:read',
  'customers:create',
  'customers:update',
  'customers:close',
  'contacts:reveal',
  'lines:read',
  'lines:create',
  'lines:update',
  'lines:revealActivationCode',
  'numbers:read',
  'numbers:create',
  'simProfiles:read',
  'simProfiles:create',
  'findings:read',
  'autoRenewals:read',
  'autoRenewals:update',
  'plans:read',
  'plans:create',
  'plans:update',
  'plans:release',
  'plans:approve',
  'planReviews:read',
  'planReviews:create',
  'planReviews:update',
  'planReviews:moderate',
  'promotions:read',
  'promotions:create',
  'promotions:update',
  'promotions:release',
  'promotions:approve',
  'membershipTiers:read',
  'membershipTiers:create',
  'membershipTiers:update',
  'memberships:read',
  'memberships:override',
  'memberships:approve',
  'couponBatches:read',
  'couponBatches:create',
  'couponBatches:update',
  'couponCodes:read',
  'couponCodes:list',
  'couponCodes:update',
  'wallets:read',
  'transfers:read',
  'accounts:total',
  'payments:read',
  'payments:check',
  'payments:resolve',
  'offlinePayments:read',
  'offlinePayments:create',
  'offlinePayments:approve',
  'paymentMethods:read',
  'paymentMethods:create',
  'paymentMethods:update',
  'paymentMethods:remove',
  'paymentLinks:create',
  'paymentBlocks:read',
  'paymentBlocks:create',
  'paymentBlocks:lift',
  'chargeExceptions:read',
  'chargeExceptions:create',
  'paymentProviders:read',
  'providerEvents:read',
  'providerEvents:replay',
  'topUps:create',
  'quotes:create',
  'renewals:read',
  'renewals:create',
  'renewals:retry',
  'subscriptions:read',
  'refunds:read',
  'refunds:create',
  'refunds:payOut',
  'refunds:payByHand',
  'refunds:approve',
  'settlements:read',
  'settlements:create',
  'settlements:resolve',
  'disputes:read',
  'disputes:update',
  'disputes:answer',
  'evidenceFiles:read',
  'evidenceFiles:create',
  'evidenceFiles:remove',
  'adjustments:read',
  'adjustments:create',
  'adjustments:approve',
  'approvals:read',
  'approvals:cancel',
  'approvals:decide',
  'unusualActivities:read',
  'unusualActivities:review',
  'reasonCodes:read',
  'reasonCodes:create',
  'reasonCodes:update',
  'notifications:read',
  'notifications:resend',
  'imports:read',
  'imports:create',
  'exports:create',
  'search:use',
  'events:read',
  'auditEvents:read',
  'auditEvents:verify',
  'ledger:verify',
  'ledgerVerifications:read',
  'jobs:read',
  'settings:read',
  'settings:update',
  'staff:read',
  'staff:create',
  'staff:update',
  'sessions:read',
  'sessions:revoke',
  'apiKeys:read',
  'apiKeys:create',
  'apiKeys:revoke',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** What everybody who is signed in may do. */
const SIGNED_IN = ['me:read', 'me:update'] as const satisfies Permission[];

const READ_SERVICE = [
  'customers:read',
  'autoRenewals:read',
  'lines:read',
  'numbers:read',
  'simProfiles:read',
  'plans:read',
  'planReviews:read',
  'promotions:read',
  'membershipTiers:read',
  'memberships:read',
  'couponCodes:read',
  'subscriptions:read',
  'renewals:read',
  'reasonCodes:read',
  'notifications:read',
  'search:use',
  'events:read',
] as const satisfies Permission[];

const READ_MONEY = [
  'findings:read',
  'wallets:read',
  'transfers:read',
  'payments:read',
  'offlinePayments:read',
  'paymentMethods:read',
  'paymentBlocks:read',
  'chargeExceptions:read',
  'paymentProviders:read',
  'refunds:read',
  'disputes:read',
  'evidenceFiles:read',
  'adjustments:read',
  'approvals:read',
] as const satisfies Permission[];

const SERVE_CUSTOMERS = [
  'customers:create',
  'customers:update',
  'customers:close',
  'contacts:reveal',
  'autoRenewals:update',
  'lines:create',
  'lines:update',
  'lines:revealActivationCode',
  'payments:check',
  'paymentMethods:create',
  'paymentMethods:update',
  'paymentMethods:remove',
  'paymentLinks:create',
  'paymentBlocks:create',
  'topUps:create',
  'quotes:create',
  'renewals:create',
  'renewals:retry',
  'refunds:create',
  'refunds:payOut',
  'adjustments:create',
  'approvals:cancel',
  'notifications:resend',
] as const satisfies Permission[];

/** Takes down what customers say of plans. The key of the operator's shop does it for them. */
const TAKE_REVIEWS = ['planReviews:create', 'planReviews:update'] as const satisfies Permission[];

/** Collects what proves that a payment was right. */
const GIVE_EVIDENCE = [
  'disputes:update',
  'evidenceFiles:create',
  'evidenceFiles:remove',
] as const satisfies Permission[];

/** Decides what others asked for; each kind of request has a permission of its own beside. */
const DECIDE = [
  'approvals:decide',
  'adjustments:approve',
  'refunds:approve',
  'payments:resolve',
  'disputes:answer',
  'promotions:approve',
  'plans:approve',
  'memberships:approve',
  'offlinePayments:create',
  'offlinePayments:approve',
] as const satisfies Permission[];

/** Unusual doings of staff; never for those whom they are about. */
const WATCH_STAFF = ['unusualActivities:read', 'unusualActivities:review'] as const satisfies Permission[];

/** What the operator's own stock of numbers and SIM profiles gets. */
const FILL_STOCK = ['numbers:create', 'simProfiles:create'] as const satisfies Permission[];

const EDIT_REASONS = ['reasonCodes:create', 'reasonCodes:update'] as const satisfies Permission[];
/** What came from providers, and applying it once more. */
const WATCH_PROVIDERS = ['providerEvents:read', 'providerEvents:replay'] as const satisfies Permission[];

/** The company's money as a whole: its totals, and the proof that they are right. */
const WATCH_LEDGER = [
  'accounts:total',
  'ledger:verify',
  'ledgerVerifications:read',
  'settlements:read',
] as const satisfies Permission[];

/** Codes are worth money: whoever serves customers looks up the one that is read out, and takes no lists of them. */
const LIST_COUPONS = ['couponBatches:read', 'couponCodes:list'] as const satisfies Permission[];

/** What providers say that they moved, against our books. */
const RECONCILE = ['settlements:create', 'settlements:resolve'] as const satisfies Permission[];

const ADMINISTER = [
  'staff:read',
  'staff:create',
  'staff:update',
  'sessions:read',
  'sessions:revoke',
  'apiKeys:read',
  'apiKeys:create',
  'apiKeys:revoke',
  'settings:read',
  'settings:update',
  'jobs:read',
  'auditEvents:read',
  'auditEvents:verify',
] as const satisfies Permission[];

export const ROLE_PERMISSIONS: Record<Role, ReadonlySet<Permission>> = {
  agent: new Set([
    ...SIGNED_IN,
    ...READ_SERVICE,
    ...READ_MONEY,
    ...SERVE_CUSTOMERS,
    ...TAKE_REVIEWS,
    ...GIVE_EVIDENCE,
  ]),
  supervisor: new Set([
    ...SIGNED_IN,
    ...READ_SERVICE,
    ...READ_MONEY,
    ...SERVE_CUSTOMERS,
    ...TAKE_REVIEWS,
    'planReviews:moderate',
    ...EDIT_REASONS,
    ...WATCH_PROVIDERS,
    ...GIVE_EVIDENCE,
    ...DECIDE,
    ...WATCH_STAFF,
    ...FILL_STOCK,
    'memberships:override',
    ...LIST_COUPONS,
    'paymentBlocks:lift',
    'chargeExceptions:create',
    'imports:read',
    'imports:create',
    'auditEvents:read',
    'settings:read',
    'exports:create',
  ]),
  marketing: new Set([
    ...SIGNED_IN,
    ...READ_SERVICE,
    'plans:create',
    'plans:update',
    'plans:release',
    ...TAKE_REVIEWS,
    'planReviews:moderate',
    'promotions:create',
    'promotions:update',
    'promotions:release',
    'membershipTiers:create',
    'membershipTiers:update',
    'memberships:override',
    ...LIST_COUPONS,
    'couponBatches:create',
    'couponBatches:update',
    'couponCodes:update',
    'quotes:create',
    'exports:create',
  ]),
  finance: new Set([
    ...SIGNED_IN,
    ...READ_SERVICE,
    ...READ_MONEY,
    ...WATCH_PROVIDERS,
    ...GIVE_EVIDENCE,
    ...DECIDE,
    'approvals:cancel',
    'refunds:payOut',
    'refunds:payByHand',
    ...WATCH_STAFF,
    'paymentBlocks:create',
    'paymentBlocks:lift',
    'contacts:reveal',
    ...WATCH_LEDGER,
    ...LIST_COUPONS,
    ...RECONCILE,
    'auditEvents:read',
    'settings:read',
    'settings:update',
    'exports:create',
  ]),
  admin: new Set([
    ...SIGNED_IN,
    ...READ_SERVICE,
    ...READ_MONEY,
    ...ADMINISTER,
    ...FILL_STOCK,
    ...EDIT_REASONS,
    ...WATCH_PROVIDERS,
    'contacts:reveal',
    'imports:read',
    'imports:create',
    ...WATCH_LEDGER,
    ...LIST_COUPONS,
    'exports:create',
  ]),
  auditor: new Set([
    ...SIGNED_IN,
    ...READ_SERVICE,
    ...READ_MONEY,
    'contacts:reveal',
    'providerEvents:read',
    'unusualActivities:read',
    'imports:read',
    'auditEvents:read',
    'auditEvents:verify',
    ...WATCH_LEDGER,
    ...LIST_COUPONS,
    'jobs:read',
    'settings:read',
    'staff:read',
    'sessions:read',
    'apiKeys:read',
    'exports:create',
  ]),
};

/** Roles whose sign-in needs a second factor, unless the account is flagged demo (rules 10). */
export const ROLES_WITH_SECOND_FACTOR: readonly Role[] = ['admin', 'finance', 'supervisor'];

/** Roles that see phone, e-mail and ICCID in clear; for the others they are masked, and `contacts:reveal` asks for a reason (rules 10). */
const SEES_CONTACTS: ReadonlySet<Role> = new Set<Role>(['agent', 'supervisor']);

export const permits = (role: Role, permission: Permission): boolean =>
  ROLE_PERMISSIONS[role].has(permission);

export const seesContactsInClear = (role: Role): boolean => SEES_CONTACTS.has(role);
