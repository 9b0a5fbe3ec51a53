import { Link } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { useLocaleState, useTranslate, type RaRecord } from 'react-admin';
import { type Instant, type Locale, type Money } from '@ur-desk/domain/kernel';
import { type PaymentView } from '@ur-desk/domain/payments';
import { type RefundView } from '@ur-desk/domain/refunds';
import { type RenewalView } from '@ur-desk/domain/renewals';
import { type TableColumn } from '../../shared/HouseTable';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { RelatedTable } from '../../shared/RelatedTable';
import { StatusChip } from '../../shared/StatusChip';
import { PaidWith } from '../payments/CardText';
import { useReasonText } from '../reason-codes/use-reason-text';
import { customerMessages } from './customer.messages';
import { useStateText } from './use-event-text';

export interface TabProps {
  customerId: string;
  customerZone: string;
}

interface Listed extends RaRecord {
  reference: string;
  state: string;
  createdAt: Instant;
}

/** The columns that all of these tables have: when, which one, how it stands; and one for an amount. */
function useColumns<T extends Listed>(customerZone: string, path: string) {
  const say = useSay(customerMessages);
  const stateText = useStateText();
  const at: TableColumn<T> = {
    label: say('columns.at'),
    render: ({ createdAt }) => <InstantText value={createdAt} customerZone={customerZone} />,
  };
  const reference: TableColumn<T> = {
    label: say('fields.reference'),
    render: ({ id, reference: text }) => (
      <Link component={RouterLink} to={`/${path}/${String(id)}/show`} sx={{ whiteSpace: 'nowrap' }}>
        {text}
      </Link>
    ),
  };
  const state: TableColumn<T> = {
    label: say('fields.status'),
    render: (record) => <StatusChip status={record.state} label={stateText(record.state)} />,
  };
  const amount = (
    of: (record: T) => Money | null,
    label: 'amount' | 'refunded' = 'amount',
  ): TableColumn<T> => ({
    label: say(`columns.${label}`),
    align: 'right',
    render: (record) => <MoneyText value={of(record)} />,
  });
  return { reference, state, at, amount };
}

export function PaymentsTab({ customerId, customerZone }: TabProps) {
  const say = useSay(customerMessages);
  const translate = useTranslate();
  const { at, reference, state, amount } = useColumns<PaymentView>(customerZone, 'payments');
  const purpose: TableColumn<PaymentView> = {
    label: say('columns.purpose'),
    render: (payment) => translate(`${customerMessages.prefix}.purposes.${payment.purpose}`),
  };
  const method: TableColumn<PaymentView> = {
    label: say('columns.method'),
    render: (payment) => <PaidWith payment={payment} />,
  };
  return (
    <RelatedTable<PaymentView>
      resource="payments"
      filter={{ customerId }}
      label={say('tabs.payments')}
      empty={say('nothingYet')}
      columns={[
        at,
        reference,
        purpose,
        method,
        amount((r) => r.amount),
        amount((r) => r.refunded, 'refunded'),
        state,
      ]}
    />
  );
}

export function RenewalsTab({ customerId, customerZone }: TabProps) {
  const say = useSay(customerMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { at, reference, state, amount } = useColumns<RenewalView>(customerZone, 'renewals');
  const plan: TableColumn<RenewalView> = {
    label: say('columns.plan'),
    render: ({ planName }) => planName[locale],
  };
  return (
    <RelatedTable<RenewalView>
      resource="renewals"
      filter={{ customerId }}
      label={say('tabs.renewals')}
      empty={say('nothingYet')}
      columns={[at, reference, plan, amount(({ total }) => total), state]}
    />
  );
}

export function RefundsTab({ customerId, customerZone }: TabProps) {
  const say = useSay(customerMessages);
  const reasonText = useReasonText();
  const { at, reference, state, amount } = useColumns<RefundView>(customerZone, 'refunds');
  const of: TableColumn<RefundView> = {
    label: say('columns.payment'),
    render: ({ payment }) => payment.reference,
  };
  const reason: TableColumn<RefundView> = {
    label: say('columns.reason'),
    render: ({ reasonCode }) => reasonText(reasonCode),
  };
  return (
    <RelatedTable<RefundView>
      resource="refunds"
      filter={{ customerId }}
      label={say('tabs.refunds')}
      empty={say('nothingYet')}
      columns={[at, reference, of, amount((r) => r.amount), reason, state]}
    />
  );
}
