import { Link } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { useLocaleState, useTranslate, type RaRecord } from 'react-admin';
import { type LocalText, type Locale, type Money } from '@ur-desk/domain/kernel';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { ReferenceText } from '../../shared/ReferenceText';
import { StatusChip } from '../../shared/StatusChip';
import { customerMessages } from './customer.messages';
import { RelatedTable, type RelatedColumn } from './RelatedTable';
import { useStateText } from './use-event-text';

export interface TabProps {
  customerId: string;
  customerZone: string;
}

const textOf = (record: RaRecord, field: string): string => {
  const value: unknown = record[field];
  return typeof value === 'string' ? value : '';
};

function useColumns(customerZone: string, path?: string) {
  const say = useSay(customerMessages);
  const stateText = useStateText();
  const reference: RelatedColumn = {
    label: say('fields.reference'),
    render: (r) =>
      path ? (
        <Link component={RouterLink} to={`/${path}/${String(r.id)}/show`}>
          {textOf(r, 'reference')}
        </Link>
      ) : (
        <ReferenceText value={textOf(r, 'reference')} />
      ),
  };
  const state: RelatedColumn = {
    label: say('fields.status'),
    render: (r) => <StatusChip status={textOf(r, 'state')} label={stateText(textOf(r, 'state'))} />,
  };
  const at: RelatedColumn = {
    label: say('columns.at'),
    render: (r) => <InstantText value={textOf(r, 'createdAt')} customerZone={customerZone} />,
  };
  const amount = (of: (record: RaRecord) => unknown): RelatedColumn => ({
    label: say('columns.amount'),
    align: 'right',
    render: (r) => <MoneyText value={of(r) as Money | null} />,
  });
  return { reference, state, at, amount };
}

const cardText = (record: RaRecord): string => {
  const card = record['card'] as { lastFour: string } | null | undefined;
  return card ? `•• ${card.lastFour}` : textOf(record, 'provider');
};

const planText = (record: RaRecord, locale: Locale): string =>
  (record['planName'] as LocalText | undefined)?.[locale] ?? '–';

export function PaymentsTab({ customerId, customerZone }: TabProps) {
  const say = useSay(customerMessages);
  const translate = useTranslate();
  const { at, reference, state, amount } = useColumns(customerZone, 'payments');
  const purpose: RelatedColumn = {
    label: say('columns.purpose'),
    render: (r) =>
      translate(`${customerMessages.prefix}.purposes.${textOf(r, 'purpose')}`, { _: textOf(r, 'purpose') }),
  };
  const method: RelatedColumn = { label: say('columns.method'), render: cardText };
  const refunded = { ...amount((r) => r['refunded']), label: say('columns.refunded') };
  const columns = [at, reference, purpose, method, amount((r) => r['amount']), refunded, state];
  return (
    <RelatedTable
      resource="payments"
      customerId={customerId}
      label={say('tabs.payments')}
      empty={say('nothingYet')}
      columns={columns}
    />
  );
}

export function RenewalsTab({ customerId, customerZone }: TabProps) {
  const say = useSay(customerMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { at, reference, state, amount } = useColumns(customerZone, 'renewals');
  const plan: RelatedColumn = { label: say('columns.plan'), render: (r) => planText(r, locale) };
  const total = amount((r) => r['total']);
  const columns = [at, reference, plan, total, state];
  return (
    <RelatedTable
      resource="renewals"
      customerId={customerId}
      label={say('tabs.renewals')}
      empty={say('nothingYet')}
      columns={columns}
    />
  );
}

export function RefundsTab({ customerId, customerZone }: TabProps) {
  const say = useSay(customerMessages);
  const { at, reference, state, amount } = useColumns(customerZone, 'refunds');
  const of: RelatedColumn = {
    label: say('columns.payment'),
    render: (r) => (r['payment'] as { reference?: string } | undefined)?.reference ?? '–',
  };
  const comment: RelatedColumn = {
    label: say('columns.comment'),
    render: (r) => textOf(r, 'comment') || '–',
  };
  const columns = [at, reference, of, amount((r) => r['amount']), comment, state];
  return (
    <RelatedTable
      resource="refunds"
      customerId={customerId}
      label={say('tabs.refunds')}
      empty={say('nothingYet')}
      columns={columns}
    />
  );
}
