import { Box, Link as MuiLink, Stack, Typography } from '@mui/material';
import { useGetList, useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { REFUND_REASON_TEXTS, type RefundView } from '@ur-desk/domain/refunds';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Skeleton } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { refundMessages } from './refund.messages';

const SHOWN = 20;

interface RefundTableProps {
  filter: { paymentId: string } | { purposeId: string };
  empty: string;
}

/** The refunds of a payment or of a renewal. */
export function RefundTable({ filter, empty }: RefundTableProps) {
  const say = useSay(refundMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { data, error, isPending, refetch } = useGetList<RefundView>('refunds', {
    filter,
    sort: { field: 'createdAt', order: 'DESC' },
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
      {data.map((refund) => (
        <Box component="li" key={refund.id}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 2, alignItems: 'center' }}>
            <MuiLink component={Link} to={`/refunds/${refund.id}/show`}>
              {refund.reference}
            </MuiLink>
            <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center' }}>
              <StatusChip status={refund.state} label={say(`states.${refund.state}`)} />
              <MoneyText strong value={refund.amount} />
            </Stack>
          </Stack>
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            {REFUND_REASON_TEXTS[refund.reasonCode][locale]} · <InstantText value={refund.createdAt} /> ·{' '}
            {refund.actor.name}
          </Typography>
        </Box>
      ))}
    </Stack>
  );
}
