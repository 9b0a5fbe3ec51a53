import { allowanceTotals } from '@ur-desk/domain/allowances';
import {
  findProblems,
  type CustomerOverviewView,
  type CustomerView,
  type FindingFacts,
  type OverviewItem,
  type OverviewLine,
  type OverviewSubscription,
  type OverviewWallet,
} from '@ur-desk/domain/customers';
import { permits, type CurrencyCode, type Instant, type Role } from '@ur-desk/domain/kernel';
import { emptyAccount, walletBalance } from '@ur-desk/domain/ledger';
import { type PaymentPurpose, type PaymentState } from '@ur-desk/domain/payments';
import { subscriptionStateAt } from '@ur-desk/domain/subscriptions';
import { lineViewFor } from '../lines/line.view';
import { customerView, customerViewFor } from './customer.view';
import {
  MAX_LINES,
  priceIn,
  type OverviewBlockRow,
  type OverviewItemRow,
  type OverviewMethodRow,
  type OverviewPaymentRow,
  type OverviewLineRow,
  type OverviewRow,
  type OverviewSubscriptionRow,
} from './overview.queries';

/** JSON from PostgreSQL writes instants its own way; ours all end in `Z`. */
const instant = (text: string): Instant => new Date(text).toISOString();

const subscriptionView = (
  row: OverviewSubscriptionRow,
  currency: CurrencyCode,
  now: Instant,
): OverviewSubscription => {
  const span = { startsAt: instant(row.starts_at), endsAt: instant(row.ends_at) };
  return {
    id: row.id,
    reference: row.reference,
    state: subscriptionStateAt({ state: row.state, ...span }, now),
    planId: row.plan_id,
    planVersionId: row.plan_version_id,
    planName: row.name,
    ...span,
    price: priceIn(row.prices, currency),
  };
};

function lineOf(
  row: OverviewLineRow,
  about: { role: Role; currency: CurrencyCode; now: Instant },
): OverviewLine {
  const { role, currency, now } = about;
  const subscriptions = (row.subscriptions ?? []).map((s) => subscriptionView(s, currency, now));
  const lots = (row.lots ?? []).map((lot) => ({
    ...lot,
    validFrom: instant(lot.valid_from),
    expiresAt: lot.expires_at === null ? null : instant(lot.expires_at),
  }));
  return {
    line: lineViewFor(role, { ...row, created_at: new Date(row.created_at) }),
    active: subscriptions.find((s) => s.state === 'active') ?? null,
    queued: subscriptions.filter((s) => s.state === 'queued').reverse(),
    allowances: allowanceTotals(lots, now).map(({ kind, granted, remaining, nextExpiryAt }) => ({
      kind,
      granted,
      remaining,
      expiresAt: nextExpiryAt,
    })),
    lastEndedAt: subscriptions.find((s) => s.state === 'expired')?.endsAt ?? null,
  };
}

const itemOf = (row: Omit<OverviewItemRow, 'line_id'>): OverviewItem => ({
  id: row.id,
  reference: row.reference,
  state: row.state,
  detail: row.detail,
  amount:
    row.amount === null || row.currency === null ? null : { amount: row.amount, currency: row.currency },
  at: instant(row.at),
});

function walletOf(row: OverviewRow): OverviewWallet {
  const { debits, credits, held } = emptyAccount();
  const sums = { debits: row.debits ?? debits, credits: row.credits ?? credits, held: row.held ?? held };
  return walletBalance(sums, row.wallet_currency);
}

interface Parts {
  customer: CustomerView;
  lines: OverviewLine[];
  wallet: OverviewWallet | null;
  row: OverviewRow;
}

function paidOf(row: OverviewPaymentRow): FindingFacts['payments'] {
  const { id, reference, state, detail, purpose_id: purposeId, line_id: lineId, amount, currency } = row;
  if (amount === null || currency === null) return [];
  return [
    {
      id,
      reference: reference ?? '',
      state: state as PaymentState,
      purpose: detail as PaymentPurpose,
      purposeId,
      lineId,
      amount: { amount, currency },
      refunded: { amount: row.refund_reserved, currency },
      createdAt: instant(row.at),
    },
  ];
}

const methodOf = (row: OverviewMethodRow): FindingFacts['methods'][number] => ({
  id: row.id,
  lastFour: row.last_four,
  expiryMonth: row.expiry_month,
  expiryYear: row.expiry_year,
});

const blockOf = (row: OverviewBlockRow): FindingFacts['blocks'][number] => ({
  id: row.id,
  methodId: row.method_id,
  lastFour: row.last_four,
  cause: row.cause,
  reason: row.reason,
});

const findingFacts = ({ customer, lines, wallet, row }: Parts): FindingFacts => ({
  customer,
  available: wallet?.available ?? null,
  lines: lines.map(({ line, active, queued, lastEndedAt, allowances }) => ({
    id: line.id,
    msisdn: line.msisdn,
    state: line.state,
    autoRenew: line.autoRenew,
    autoRenewStop: row.lines?.find(({ id }) => id === line.id)?.auto_renew_stop ?? null,
    active,
    queued: queued.length > 0,
    lastEndedAt,
    allowances,
  })),
  payments: wallet ? (row.payments ?? []).flatMap(paidOf) : [],
  methods: (row.methods ?? []).map(methodOf),
  blocks: wallet ? (row.blocks ?? []).map(blockOf) : [],
  renewals: (row.renewals ?? []).map((r) => ({
    id: r.id,
    reference: r.reference ?? '',
    lineId: r.line_id ?? '',
    state: r.state,
    error: r.error ?? null,
    at: instant(r.at),
  })),
  refunds: wallet
    ? (row.refunds ?? []).map((r) => ({ id: r.id, reference: r.reference ?? '', state: r.state }))
    : [],
  disputes: wallet
    ? (row.disputes ?? []).map(({ id, reference, amount, currency, evidence_due_at: dueAt }) => ({
        id,
        reference,
        amount: { amount, currency },
        evidenceDueAt: dueAt === null ? null : instant(dueAt),
      }))
    : [],
  messages: (row.messages ?? []).map((m) => ({ id: m.id, state: m.state, event: m.detail ?? '' })),
});

/** The page for a role: contacts masked, money left out where the role does not see them (rules 10). */
export function overviewViewFor(role: Role, row: OverviewRow, now: Instant): CustomerOverviewView {
  const inClear = customerView(row);
  const lineRows = row.lines ?? [];
  const lines = lineRows
    .slice(0, MAX_LINES)
    .map((line) => lineOf(line, { role, currency: row.wallet_currency, now }));
  const wallet = permits(role, 'wallets:read') ? walletOf(row) : null;
  const customer = customerViewFor(role, inClear);
  const found = findProblems(findingFacts({ customer: inClear, lines, wallet, row }), now);
  return {
    customer,
    tier: row.tier,
    wallet,
    lines,
    moreLines: lineRows.length > MAX_LINES,
    payments: wallet ? (row.payments ?? []).map(itemOf) : [],
    renewals: (row.renewals ?? []).map(itemOf),
    refunds: wallet ? (row.refunds ?? []).map(itemOf) : [],
    messages: (row.messages ?? []).map(itemOf),
    // The guess at a mistyped address would show it.
    findings: customer.contactsMasked ? found.filter((f) => f.code !== 'email_suspect') : found,
    asOf: now,
  };
}
