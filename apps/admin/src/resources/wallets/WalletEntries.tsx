import { useInfiniteQuery } from '@tanstack/react-query';
import {
  Box,
  Button,
  Stack,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useDataProvider } from 'react-admin';
import { type WalletEntryView } from '@ur-desk/domain/ledger';
import { EmptyState } from '../../shared/EmptyState';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Skeleton } from '../../shared/Section';
import { ActorText, CauseLink, useReasonText } from './ledger-text';
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

function EntryRow({ entry, customerZone }: { entry: WalletEntryView; customerZone?: string | undefined }) {
  const say = useSay(ledgerMessages);
  const reasonText = useReasonText();
  return (
    <TableRow hover>
      <TableCell>
        <InstantText value={entry.at} customerZone={customerZone} />
      </TableCell>
      <TableCell>
        {say(`kinds.${entry.kind}`)}
        {entry.reason && (
          <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
            {reasonText(entry.reason)}
          </Typography>
        )}
      </TableCell>
      <TableCell>
        <CauseLink cause={entry.cause} />
      </TableCell>
      <TableCell>
        <ActorText actor={entry.actor} />
      </TableCell>
      <TableCell align="right">
        <MoneyText signed value={entry.change} />
      </TableCell>
      <TableCell align="right">
        <MoneyText strong value={entry.balanceAfter} />
      </TableCell>
    </TableRow>
  );
}

/** The wallet's statement: what moved, why, by whom, and the balance after each line. */
export function WalletEntries({ customerId, customerZone }: WalletEntriesProps) {
  const say = useSay(ledgerMessages);
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useEntries(customerId);
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton lines={6} />;
  const entries = data.pages.flatMap((page) => page.data);
  if (entries.length === 0)
    return <EmptyState title={say('emptyStatement')} text={say('emptyStatementText')} />;
  const heads = ['at', 'kind', 'cause', 'actor'] as const;
  return (
    <Stack sx={{ gap: 1, alignItems: 'center' }}>
      <Box
        sx={{ overflowX: 'auto', alignSelf: 'stretch' }}
        tabIndex={0}
        role="region"
        aria-label={say('statement')}
      >
        <Table size="small">
          <TableHead>
            <TableRow>
              {heads.map((head) => (
                <TableCell key={head}>{say(`fields.${head}`)}</TableCell>
              ))}
              <TableCell align="right">{say('fields.change')}</TableCell>
              <TableCell align="right">{say('fields.balanceAfter')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {entries.map((entry) => (
              <EntryRow key={entry.id} entry={entry} customerZone={customerZone} />
            ))}
          </TableBody>
        </Table>
      </Box>
      {hasNextPage && (
        <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {say('older')}
        </Button>
      )}
    </Stack>
  );
}
