import { Stack, Typography } from '@mui/material';
import { type WalletLotView } from '@ur-desk/domain/ledger';
import { type TableColumn } from '../../shared/HouseTable';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { RelatedTable } from '../../shared/RelatedTable';
import { CauseLink } from './ledger-text';
import { ledgerMessages } from './ledger.messages';

/** The latest few; the statement below has all of them. */
const TAKES_SHOWN = 3;

/** What a lot paid for: each purchase with how much of it came from this lot. */
function Takes({ takes }: Pick<WalletLotView, 'takes'>) {
  const say = useSay(ledgerMessages);
  if (takes.length === 0) return <>–</>;
  const more = takes.length - TAKES_SHOWN;
  return (
    <Stack spacing={0.25}>
      {takes.slice(0, TAKES_SHOWN).map((take) => (
        <Typography key={take.transferId} variant="body2" component="div">
          <MoneyText value={take.amount} /> · {say(`kinds.${take.kind}`)} <CauseLink cause={take.cause} />
        </Typography>
      ))}
      {more > 0 && (
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {say('moreTakes', { smart_count: more })}
        </Typography>
      )}
    </Stack>
  );
}

function useColumns(customerZone: string | undefined): TableColumn<WalletLotView>[] {
  const say = useSay(ledgerMessages);
  return [
    { label: say('fields.at'), render: ({ at }) => <InstantText value={at} customerZone={customerZone} /> },
    {
      label: say('fields.credited'),
      render: ({ creditKind, cause }) => (
        <>
          {say(`kinds.${creditKind}`)} <CauseLink cause={cause} />
        </>
      ),
    },
    { label: say('fields.lotKind'), render: ({ kind }) => say(`lotKinds.${kind}`) },
    { label: say('fields.amount'), align: 'right', render: ({ amount }) => <MoneyText value={amount} /> },
    {
      label: say('fields.remaining'),
      align: 'right',
      render: ({ remaining }) => <MoneyText strong value={remaining} />,
    },
    {
      label: say('fields.expiresAt'),
      render: ({ expiresAt }) =>
        expiresAt ? <InstantText value={expiresAt} customerZone={customerZone} /> : say('never'),
    },
    { label: say('fields.takes'), render: ({ takes }) => <Takes takes={takes} /> },
  ];
}

/** What the balance is made of, in the order in which it will be spent; then what is spent. */
export function WalletLots({ customerId, customerZone }: { customerId: string; customerZone?: string }) {
  const say = useSay(ledgerMessages);
  return (
    <section aria-label={say('lots')}>
      <Typography variant="h3" sx={{ mb: 0.5 }}>
        {say('lots')}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1 }}>
        {say('lotsText')}
      </Typography>
      <RelatedTable<WalletLotView>
        resource={`wallets/${customerId}/lots`}
        filter={{}}
        sort={{ field: 'place', order: 'ASC' }}
        label={say('lots')}
        empty={say('noLots')}
        columns={useColumns(customerZone)}
      />
    </section>
  );
}
