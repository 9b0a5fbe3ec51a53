import {
  type CustomerView,
  type FindingFacts,
  type LineFacts,
  type OverviewLine,
  type OverviewWallet,
} from '@ur-desk/domain/customers';
import { addMoney, money, type Money } from '@ur-desk/domain/kernel';
import { type PaymentPurpose, type PaymentState } from '@ur-desk/domain/payments';
import { servicesToPrice, servicesTotal } from '@ur-desk/domain/value-added-services';
import {
  instant,
  type OverviewBlockRow,
  type OverviewDisputeRow,
  type OverviewItemRow,
  type OverviewLineRow,
  type OverviewMethodRow,
  type OverviewPaymentRow,
  type OverviewRow,
  type OverviewSubscriptionRow,
} from './overview.queries';

/** What the page shows of a customer for a role, and the row that it comes from. */
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
      review: row.review_reason,
      capturedAt: row.captured_at === null ? null : instant(row.captured_at),
    },
  ];
}

const methodOf = (row: OverviewMethodRow): FindingFacts['methods'][number] => ({
  id: row.id,
  lastFour: row.last_four,
  expiryMonth: row.expiry_month,
  expiryYear: row.expiry_year,
  automaticUse: row.automatic_use,
});

const blockOf = (row: OverviewBlockRow): FindingFacts['blocks'][number] => ({
  id: row.id,
  methodId: row.method_id,
  lastFour: row.last_four,
  cause: row.cause,
  reason: row.reason,
});

/** What the next renewal will cost: the plan, and the services of the line. */
function renewalPrice(
  price: Money | null,
  { validity }: Pick<OverviewSubscriptionRow, 'validity'>,
  { service_terms: terms, tier }: Pick<OverviewLineRow, 'service_terms'> & Pick<OverviewRow, 'tier'>,
): Money | null {
  if (!price || !validity) return price;
  const services = (terms ?? []).map((one) => ({
    ...one,
    free: tier?.freeServices.includes(one.code) ?? false,
  }));
  const { currency } = price;
  const fees = servicesTotal(servicesToPrice(services, { currency, validity }));
  return addMoney(price, money(fees, currency));
}

function lineFacts(
  { line, active, queued, lastEndedAt, allowances }: OverviewLine,
  { lines, tier }: OverviewRow,
): LineFacts | null {
  const row = lines?.find(({ id }) => id === line.id);
  if (!row) return null;
  const running = row.subscriptions?.find(({ id }) => id === active?.id);
  const granted = (row.lots ?? []).filter(
    ({ origin, subscription_id: of }) => origin === 'goodwill' || (origin === 'plan' && of === running?.id),
  );
  return {
    id: line.id,
    msisdn: line.msisdn,
    state: line.state,
    autoRenew: line.autoRenew,
    paymentOrder: row.payment_order,
    autoRenewStop: row.auto_renew_stop && {
      ...row.auto_renew_stop,
      stoppedAt: instant(row.auto_renew_stop.stoppedAt),
    },
    active:
      active && running
        ? {
            ...active,
            price: renewalPrice(active.price, running, { ...row, tier }),
            allowances: running.promised,
            granted,
          }
        : null,
    queued: queued.length > 0,
    order: line.order,
    lastEndedAt,
    allowances,
  };
}

const renewalOf = (row: OverviewItemRow): FindingFacts['renewals'][number] => ({
  id: row.id,
  reference: row.reference ?? '',
  lineId: row.line_id ?? '',
  state: row.state,
  error: row.error ?? null,
  at: instant(row.at),
});

const disputeOf = (row: OverviewDisputeRow): FindingFacts['disputes'][number] => ({
  id: row.id,
  reference: row.reference,
  amount: { amount: row.amount, currency: row.currency },
  evidenceDueAt: row.evidence_due_at === null ? null : instant(row.evidence_due_at),
});

/** Of money, what a role sees that sees money. */
const moneyFacts = (
  row: OverviewRow,
): Pick<FindingFacts, 'payments' | 'blocks' | 'refunds' | 'disputes'> => ({
  payments: (row.payments ?? []).flatMap(paidOf),
  blocks: (row.blocks ?? []).map(blockOf),
  refunds: (row.refunds ?? []).map(({ id, reference, state }) => ({ id, reference: reference ?? '', state })),
  disputes: (row.disputes ?? []).map(disputeOf),
});

/** What the rules of diagnosis look at; without a wallet nothing about money. */
export const findingFacts = ({ customer, lines, wallet, row }: Parts): FindingFacts => ({
  customer,
  others: row.others ?? [],
  available: wallet?.available ?? null,
  lines: lines.map((line) => lineFacts(line, row)).filter((line) => line !== null),
  ...(wallet ? moneyFacts(row) : { payments: [], blocks: [], refunds: [], disputes: [] }),
  methods: (row.methods ?? []).map(methodOf),
  renewals: (row.renewals ?? []).map(renewalOf),
  messages: (row.messages ?? []).map(({ id, state, detail }) => ({ id, state, event: detail ?? '' })),
});
