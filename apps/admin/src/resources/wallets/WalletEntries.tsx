import { useInfiniteQuery } from '@tanstack/react-query';
import { Box, Button, Typography } from '@mui/material';
import { useDataProvider } from 'react-admin';
import { type WalletEntryView } from '@ur-desk/domain/ledger';
import { EmptyState } from '../../shared/EmptyState';
import { HouseTable, type TableColumn } from '../../shared/HouseTable';
import { InstantText } from '../../shared/InstantField';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { useReasonText } from '../reason-codes/use-reason-text';
import { ActorText, CauseLink } from './ledger-text';
import { ledgerMessages } from './ledger.messages';

const PER_PAGE = 25;

interface WalletEntriesProps {
  customerId: string;
  customerZone?: string;
}

/** Page after page of a wallet's statement, the newest first. */
function useEntries(customerId: string) {
  const dataProvider = useDataProvider();
  return useInfiniteQuery({
    queryKey: ['wallets', customerId, 'entries'],
    initialPageParam: 1,
    queryFn: ({ pageParam }) =>
      dataProvider.getList<WalletEntryView>(`wallets/${customerId}/entries`, {
        filter: {},
        sort: { field: 'seq', order: 'DESC' },
        pagination: { page: pageParam, perPage: PER_PAGE },
      }),
    getNextPageParam: (last, pages) => (last.pageInfo?.hasNextPage ? pages.length + 1 : undefined),
    staleTime: 0,
  });
}

function useColumns(customerZone: string | undefined): TableColumn<WalletEntryView>[] {
  const say = useSay(ledgerMessages);
  const reasonText = useReasonText();
  return [
    { label: say('fields.at'), render: ({ at }) => <InstantText value={at} customerZone={customerZone} /> },
    {
      label: say('fields.kind'),
      render: ({ kind, reason }) => (
        <>
          {say(`kinds.${kind}`)}
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

/** The wallet's statement: what moved, why, by whom, and the balance after each line. */
export function WalletEntries({ customerId, customerZone }: WalletEntriesProps) {
  const say = useSay(ledgerMessages);
  const columns = useColumns(customerZone);
  const query = useEntries(customerId);
  const { hasNextPage, fetchNextPage, isFetchingNextPage } = query;
  return (
    <Loaded query={query} lines={6}>
      {({ pages }) => {
        const entries = pages.flatMap((page) => page.data);
        if (entries.length === 0)
          return <EmptyState title={say('emptyStatement')} text={say('emptyStatementText')} />;
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
