import { useInfiniteQuery } from '@tanstack/react-query';
import { Box, Button, Link as MuiLink, Typography } from '@mui/material';
import { useDataProvider } from 'react-admin';
import { Link } from 'react-router-dom';
import { type WalletEntryView } from '@ur-desk/domain/ledger';
import { EmptyState } from '../../shared/EmptyState';
import { ExportButton } from '../../shared/ExportButton';
import { HouseTable, type TableColumn } from '../../shared/HouseTable';
import { InstantText } from '../../shared/InstantField';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { useReasonText } from '../reason-codes/use-reason-text';
import { BalanceAsOf } from './BalanceAsOf';
import { EntryFilters } from './EntryFilters';
import { ActorText, CauseLink } from './ledger-text';
import { ledgerMessages } from './ledger.messages';
import { useEntryFilter } from './use-entry-filter';

const PER_PAGE = 25;

interface WalletEntriesProps {
  customerId: string;
  customerZone: string;
}

/** Page after page of a wallet's statement, the newest first. */
function useEntries(customerId: string, filter: Record<string, string>) {
  const dataProvider = useDataProvider();
  return useInfiniteQuery({
    queryKey: ['wallets', customerId, 'entries', filter],
    initialPageParam: 1,
    queryFn: ({ pageParam }) =>
      dataProvider.getList<WalletEntryView>(`wallets/${customerId}/entries`, {
        filter,
        sort: { field: 'seq', order: 'DESC' },
        pagination: { page: pageParam, perPage: PER_PAGE },
      }),
    getNextPageParam: (last, pages) => (last.pageInfo?.hasNextPage ? pages.length + 1 : undefined),
    staleTime: 0,
  });
}

function useColumns(customerZone: string): TableColumn<WalletEntryView>[] {
  const say = useSay(ledgerMessages);
  const reasonText = useReasonText();
  return [
    { label: say('fields.at'), render: ({ at }) => <InstantText value={at} customerZone={customerZone} /> },
    {
      label: say('fields.kind'),
      render: ({ id, kind, reason }) => (
        <>
          <MuiLink component={Link} to={`/transfers/${id}/show`}>
            {say(`kinds.${kind}`)}
          </MuiLink>
          {reason && (
            <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
              {reasonText(reason)}
            </Typography>
          )}
        </>
      ),
    },
    { label: say('fields.cause'), render: ({ cause }) => <CauseLink cause={cause} /> },
    { label: say('fields.actor'), render: ({ actor }) => <ActorText actor={actor} /> },
    {
      label: say('fields.change'),
      align: 'right',
      render: ({ change }) => <MoneyText signed value={change} />,
    },
    {
      label: say('fields.balanceAfter'),
      align: 'right',
      render: ({ balanceAfter }) => <MoneyText strong value={balanceAfter} />,
    },
  ];
}

type Narrowing = ReturnType<typeof useEntryFilter>;

function Statement({ customerId, customerZone, narrowing }: WalletEntriesProps & { narrowing: Narrowing }) {
  const say = useSay(ledgerMessages);
  const columns = useColumns(customerZone);
  const query = useEntries(customerId, narrowing.conditions);
  const narrowed = Object.keys(narrowing.conditions).length > 0;
  const { hasNextPage, fetchNextPage, isFetchingNextPage } = query;
  return (
    <Loaded query={query} lines={6}>
      {({ pages }) => {
        const entries = pages.flatMap((page) => page.data);
        if (entries.length === 0)
          return narrowed ? (
            <EmptyState title={say('nothingFound')} />
          ) : (
            <EmptyState title={say('emptyStatement')} text={say('emptyStatementText')} />
          );
        return (
          <>
            <HouseTable label={say('statement')} columns={columns} rows={entries} />
            {hasNextPage && (
              <Box sx={{ textAlign: 'center', mt: 1 }}>
                <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                  {say('older')}
                </Button>
              </Box>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

/** The wallet's statement: what moved, why, by whom, and the balance after each line; and the balance of any moment. */
export function WalletEntries({ customerId, customerZone }: WalletEntriesProps) {
  const narrowing = useEntryFilter();
  return (
    <>
      <EntryFilters {...narrowing}>
        <ExportButton list="wallet-entries" filter={{ ...narrowing.conditions, customerId }} />
      </EntryFilters>
      <Statement customerId={customerId} customerZone={customerZone} narrowing={narrowing} />
      <Box sx={{ mt: 3 }}>
        <BalanceAsOf customerId={customerId} customerZone={customerZone} />
      </Box>
    </>
  );
}
