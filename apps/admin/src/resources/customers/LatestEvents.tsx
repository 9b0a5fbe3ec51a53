import { Box, Button, Stack, Typography } from '@mui/material';
import { type CustomerOverviewView, type OverviewItem } from '@ur-desk/domain/customers';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { useCustomerActions } from './customer-actions';
import { customerMessages } from './customer.messages';
import { useMessageText, useStateText } from './use-event-text';

const SHOWN = 5;

type Kind = 'payment' | 'renewal' | 'refund' | 'message';

const ofKind = (kind: Kind, items: readonly OverviewItem[]) => items.map((item) => ({ kind, item }));

/** The newest payments, renewals, refunds and messages together. */
export function LatestEvents({ overview }: { overview: CustomerOverviewView }) {
  const say = useSay(customerMessages);
  const stateText = useStateText();
  const { showTab } = useCustomerActions();
  const messageText = useMessageText();
  const titleOf = (kind: Kind, { detail }: OverviewItem): string =>
    kind === 'message' && detail !== null ? messageText(detail) : say(`events.${kind}`);
  const events = [
    ...ofKind('payment', overview.payments),
    ...ofKind('renewal', overview.renewals),
    ...ofKind('refund', overview.refunds),
    ...ofKind('message', overview.messages),
  ]
    .sort((a, b) => (a.item.at < b.item.at ? 1 : -1))
    .slice(0, SHOWN);
  return (
    <Section
      title={say('latest')}
      actions={<Button onClick={() => showTab('history')}>{say('allEvents')}</Button>}
    >
      {events.length === 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {say('nothingYet')}
        </Typography>
      )}
      <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0, gap: 1 }}>
        {events.map(({ kind, item }) => (
          <Box component="li" key={item.id}>
            <Stack
              direction="row"
              sx={{ justifyContent: 'space-between', columnGap: 1, alignItems: 'center', flexWrap: 'wrap' }}
            >
              <Typography variant="body2" sx={{ fontWeight: 550 }}>
                {titleOf(kind, item)} {item.amount && <MoneyText value={item.amount} />}
              </Typography>
              <StatusChip status={item.state} label={stateText(item.state)} />
            </Stack>
            <Typography variant="caption" sx={{ color: 'text.secondary' }}>
              <InstantText value={item.at} customerZone={overview.customer.zone} />
            </Typography>
          </Box>
        ))}
      </Stack>
    </Section>
  );
}
