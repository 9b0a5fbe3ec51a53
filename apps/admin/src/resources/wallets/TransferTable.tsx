import { Box, Stack, Typography } from '@mui/material';
import ArrowIcon from '@mui/icons-material/ArrowForward';
import { useGetList } from 'react-admin';
import { type TransferView } from '@ur-desk/domain/ledger';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Skeleton } from '../../shared/Section';
import { ActorText, useAccountText } from './ledger-text';
import { ledgerMessages } from './ledger.messages';

const SHOWN = 20;

interface TransferTableProps {
  filter: { customerId: string; causeId: string };
  empty: string;
}

/** The transfers of one payment, renewal or refund: from which account to which. */
export function TransferTable({ filter, empty }: TransferTableProps) {
  const say = useSay(ledgerMessages);
  const accountText = useAccountText();
  const { data, error, isPending, refetch } = useGetList<TransferView>('transfers', {
    filter,
    sort: { field: 'seq', order: 'ASC' },
    pagination: { page: 1, perPage: SHOWN },
  });
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton lines={2} />;
  if (data.length === 0)
    return (
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {empty}
      </Typography>
    );
  return (
    <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0, gap: 1.5 }}>
      {data.map((transfer) => (
        <Box component="li" key={transfer.id}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 2 }}>
            <Stack direction="row" sx={{ alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
              <span>{accountText(transfer.debitAccount)}</span>
              <ArrowIcon
                titleAccess={say('fields.creditAccount')}
                sx={{ fontSize: 14, color: 'text.secondary' }}
              />
              <span>{accountText(transfer.creditAccount)}</span>
            </Stack>
            <MoneyText strong value={transfer.amount} />
          </Stack>
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            {say(`kinds.${transfer.kind}`)} · <InstantText value={transfer.at} /> ·{' '}
            <ActorText actor={transfer.actor} />
          </Typography>
        </Box>
      ))}
    </Stack>
  );
}
