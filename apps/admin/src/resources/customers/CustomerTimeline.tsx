import { useInfiniteQuery } from '@tanstack/react-query';
import AdjustmentIcon from '@mui/icons-material/TuneOutlined';
import ChangeIcon from '@mui/icons-material/EditNoteOutlined';
import MessageIcon from '@mui/icons-material/MailOutlined';
import PaymentIcon from '@mui/icons-material/PaymentOutlined';
import RefundIcon from '@mui/icons-material/CurrencyExchangeOutlined';
import TicketIcon from '@mui/icons-material/SupportAgentOutlined';
import RenewalIcon from '@mui/icons-material/AutorenewOutlined';
import { Box, Button, Chip, Link as MuiLink, Stack } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { Link } from 'react-router-dom';
import {
  TIMELINE_KINDS,
  type TimelineEntryView,
  type TimelineKind,
  type TimelinePageView,
} from '@ur-desk/domain/customers';
import { MESSAGE_CHANNELS, type MessageChannel } from '@ur-desk/domain/kernel';
import {
  MOVE_CONSENTS,
  type MoveConsent,
  NETWORK_REFUSALS,
  type NetworkRefusal,
} from '@ur-desk/domain/lines';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { EmptyState } from '../../shared/EmptyState';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { ReceiptButton } from '../../shared/ReceiptButton';
import { Skeleton } from '../../shared/Section';
import { Timeline } from '../../shared/Timeline';
import { toneOf } from '../../shared/tone';
import { useMay } from '../../shared/use-may';
import { lineMessages } from '../lines/line.messages';
import { customerMessages } from './customer.messages';
import { useAboutText, useEventText, useFieldText, useStateText, useStatusText } from './use-event-text';

const ICONS: Record<TimelineKind, ReactNode> = {
  change: <ChangeIcon />,
  ticket: <TicketIcon />,
  payment: <PaymentIcon />,
  renewal: <RenewalIcon />,
  refund: <RefundIcon />,
  adjustment: <AdjustmentIcon />,
  message: <MessageIcon />,
};

function useTimeline(customerId: string, kind: TimelineKind | null) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useInfiniteQuery({
    queryKey: ['customers', 'timeline', customerId, kind],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({
        ...(kind ? { kind } : {}),
        ...(pageParam ? { cursor: pageParam } : {}),
      });
      return dataProvider.read<TimelinePageView>(`customers/${customerId}/timeline?${query.toString()}`, {
        signal,
      });
    },
    getNextPageParam: (page) => page.nextCursor,
    staleTime: 0,
  });
}

const shownValue = (value: unknown, nothing: string): string => {
  if (value === null || value === undefined || value === '') return nothing;
  if (Array.isArray(value)) return value.join(', ') || nothing;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value);
};

/** The ways of an opt-out that the log has written down. */
const channelsOf = (value: unknown): MessageChannel[] =>
  MESSAGE_CHANNELS.filter((channel) => Array.isArray(value) && value.includes(channel));

/** Of an account or a line: a word of ours, not something that was typed. */
/* How far an order to the network is stands with the line; what happened is what it changed. */
const NOT_TOLD = ['order', 'orderState', 'suspension'];
const isTold = ({ field, before, after }: { field: string; before: unknown; after: unknown }): boolean =>
  !/(Verified|Bounced)At$/.test(field) &&
  !NOT_TOLD.includes(field) &&
  JSON.stringify(before ?? null) !== JSON.stringify(after ?? null);
const isStatus = (field: string): boolean => field === 'status' || field === 'state';

/** A note can be long; all of it stands where it is kept. */
const AT_MOST_FIVE_LINES = {
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  WebkitLineClamp: '5',
  overflow: 'hidden',
  overflowWrap: 'anywhere',
} as const;

function Changes({ entry }: { entry: TimelineEntryView }) {
  const say = useSay(customerMessages);
  const sayOfLine = useSay(lineMessages);
  const fieldText = useFieldText();
  const statusText = useStatusText();
  const shown = (field: string, value: unknown): string => {
    if (isStatus(field)) return statusText(String(value));
    if (field === 'refusal' && NETWORK_REFUSALS.some((one) => one === value))
      return sayOfLine(`refusals.${value as NetworkRefusal}`);
    if (field === 'consent' && MOVE_CONSENTS.some((one) => one === value))
      return sayOfLine(`consents.${value as MoveConsent}`);
    const words = field === 'optOuts' ? channelsOf(value).map((channel) => say(`optOuts.${channel}`)) : value;
    return shownValue(words, say('timeline.nothing'));
  };
  const changes = entry.changes.filter(isTold);
  return (
    <>
      {changes.map(({ field, before, after }) => (
        <Box key={field} sx={AT_MOST_FIVE_LINES}>
          {fieldText(field)}: <s>{shown(field, before)}</s> → <strong>{shown(field, after)}</strong>
        </Box>
      ))}
      {entry.reason && <div>{entry.reason}</div>}
    </>
  );
}

/** Of what there is a receipt once it has succeeded; a renewal's own names all that paid for it. */
function receiptOf({ kind, event, state, subjectId: id }: TimelineEntryView): ReactNode {
  if (!id) return null;
  if (kind === 'payment' && event === 'topUp' && state === 'captured')
    return <ReceiptButton of="payments" id={id} />;
  if (state !== 'succeeded') return null;
  if (kind === 'renewal') return <ReceiptButton of="renewals" id={id} />;
  return kind === 'refund' ? <ReceiptButton of="refunds" id={id} /> : null;
}

/** The ticket in which it was done: what was said stands there. */
function TicketLink({ entry: { subjectId, reference } }: { entry: TimelineEntryView }) {
  return (
    <MuiLink component={Link} to={`/tickets/${subjectId}/show`}>
      {reference}
    </MuiLink>
  );
}

function useEntries(pages: readonly TimelinePageView[]) {
  const say = useSay(customerMessages);
  const eventText = useEventText();
  const stateText = useStateText();
  const aboutText = useAboutText();
  const mayReceipt = useMay('payments:read');
  return pages
    .flatMap((page) => page.entries)
    .map((entry) => {
      const fields = entry.changes.map(({ field }) => field);
      const title = (
        <>
          {eventText(entry.kind, entry.event, fields)}
          {entry.amount && (
            <>
              {' '}
              <MoneyText value={entry.amount} />
            </>
          )}
          {entry.state && ` · ${stateText(entry.state)}`}
        </>
      );
      const detail =
        entry.kind === 'change' ? (
          <Changes entry={entry} />
        ) : (
          <Stack direction="row" sx={{ columnGap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
            {entry.kind === 'ticket' ? <TicketLink entry={entry} /> : aboutText(entry)}{' '}
            {mayReceipt && receiptOf(entry)}
          </Stack>
        );
      const actor = entry.actor && (entry.actor.name ?? say('system'));
      return {
        id: entry.id,
        at: entry.at,
        title,
        actor,
        detail,
        icon: ICONS[entry.kind],
        tone: entry.state ? toneOf(entry.state) : ('neutral' as const),
      };
    });
}

function KindFilter({
  kind,
  choose,
}: {
  kind: TimelineKind | null;
  choose: (kind: TimelineKind | null) => void;
}) {
  const say = useSay(customerMessages);
  const chip = (value: TimelineKind | null, label: string) => (
    <Chip
      key={value ?? 'all'}
      label={label}
      onClick={() => choose(value)}
      color={kind === value ? 'primary' : 'default'}
      variant={kind === value ? 'filled' : 'outlined'}
      aria-pressed={kind === value}
      sx={{ height: 28 }}
    />
  );
  return (
    <Stack
      direction="row"
      role="group"
      aria-label={say('timeline.filter')}
      sx={{ gap: 0.75, mb: 2, flexWrap: 'wrap' }}
    >
      {chip(null, say('timeline.all'))}
      {TIMELINE_KINDS.map((value) => chip(value, say(`timeline.kinds.${value}`)))}
    </Stack>
  );
}

/** Everything that happened to a customer, newest first: who, what, from what to what. */
export function CustomerTimeline({ customerId, customerZone }: { customerId: string; customerZone: string }) {
  const say = useSay(customerMessages);
  const [kind, choose] = useState<TimelineKind | null>(null);
  const timeline = useTimeline(customerId, kind);
  const entries = useEntries(timeline.data?.pages ?? []);
  return (
    <Box>
      <KindFilter kind={kind} choose={choose} />
      {timeline.isPending && <Skeleton />}
      <ProblemNotice problem={timeline.error} onRetry={() => void timeline.refetch()} />
      {timeline.isSuccess && entries.length === 0 && (
        <EmptyState title={say(kind ? 'timeline.empty' : 'nothingYet')} />
      )}
      <Timeline entries={entries} customerZone={customerZone} />
      {timeline.hasNextPage && (
        <Button disabled={timeline.isFetchingNextPage} onClick={() => void timeline.fetchNextPage()}>
          {say('timeline.older')}
        </Button>
      )}
    </Box>
  );
}
