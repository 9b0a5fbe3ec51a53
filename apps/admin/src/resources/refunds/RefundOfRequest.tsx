import { useQuery } from '@tanstack/react-query';
import { Divider, Stack, Typography } from '@mui/material';
import { useDataProvider } from 'react-admin';
import { type RefundView } from '@ur-desk/domain/refunds';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { PolicyVerdictNote } from './PolicyVerdictNote';
import { refundMessages } from './refund.messages';
import { SuggestionTerms } from './SuggestionTerms';

/** What an approver weighs of a refund beside the figures: the suggestion, the policy's verdict, why it may be exceeded. */
export function RefundOfRequest({ refundId }: { refundId: string }) {
  const say = useSay(refundMessages);
  const dataProvider = useDataProvider<DeskDataProvider>();
  const query = useQuery({
    queryKey: ['refunds', refundId],
    queryFn: ({ signal }) => dataProvider.read<RefundView>(`refunds/${refundId}`, { signal }),
  });
  return (
    <Loaded query={query} lines={6}>
      {({ suggestion, policy, overrideReason }) => (
        <Stack sx={{ gap: 2 }} divider={<Divider />}>
          <SuggestionTerms suggestion={suggestion} />
          <div>
            <PolicyVerdictNote policy={policy} />
            {overrideReason && (
              <Typography variant="body2" sx={{ mt: 0.5 }}>
                {say('overrideReason')}: {overrideReason}
              </Typography>
            )}
          </div>
        </Stack>
      )}
    </Loaded>
  );
}
