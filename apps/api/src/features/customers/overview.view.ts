import { allowanceTotals } from '@ur-desk/domain/allowances';
import {
  findProblems,
  type CustomerOverviewView,
  type FindingView,
  TOLD_WITH_CONTACTS,
  type OverviewItem,
  type OverviewLine,
  type OverviewSubscription,
  type OverviewTicket,
  type OverviewWallet,
} from '@ur-desk/domain/customers';
import { permits, type CurrencyCode, type Instant, type Role } from '@ur-desk/domain/kernel';
import { emptyAccount, walletBalance } from '@ur-desk/domain/ledger';
import { subscriptionStateAt } from '@ur-desk/domain/subscriptions';
import { lineViewFor } from '../lines/line.view';
import { customerView, customerViewFor } from './customer.view';
import { findingFacts } from './finding-facts';
import {
  instant,
  MAX_ITEMS,
  MAX_LINES,
  priceIn,
  type OverviewItemRow,
  type OverviewLineRow,
  type OverviewRow,
  type OverviewSubscriptionRow,
  type OverviewTicketRow,
} from './overview.queries';

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

/** An open ticket with what it is about, once that is opened. */
export const overviewTicket = (row: OverviewTicketRow, subject: unknown): OverviewTicket => ({
  id: row.id,
  reference: row.reference,
  subject: typeof subject === 'string' ? subject : null,
  state: row.state,
  priority: row.priority,
  assignee: row.assignee,
  dueAt: row.due_at === null ? null : instant(row.due_at),
});

/** The page for a role: contacts masked, money left out where the role does not see them (rules 10). */
export function overviewViewFor(
  role: Role,
  row: OverviewRow,
  now: Instant,
): Omit<CustomerOverviewView, 'caller' | 'tickets' | 'openTickets'> {
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
    tier: row.tier && { code: row.tier.code, name: row.tier.name, colour: row.tier.colour },
    wallet,
    lines,
    moreLines: lineRows.length > MAX_LINES,
    payments: wallet ? (row.payments ?? []).slice(0, MAX_ITEMS).map(itemOf) : [],
    renewals: (row.renewals ?? []).map(itemOf),
    refunds: wallet ? (row.refunds ?? []).map(itemOf) : [],
    messages: (row.messages ?? []).map(itemOf),
    // The guess at a mistyped address would show it.
    findings: customer.contactsMasked ? found.filter((f) => !TOLD_WITH_CONTACTS.includes(f.code)) : found,
    asOf: now,
  };
}

/** Everything that is wrong with a customer, as who sees all of it is told. */
export const findingsOf = (row: OverviewRow, now: Instant): FindingView[] =>
  overviewViewFor('supervisor', row, now).findings;
