import { Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { type SettlementLineView } from '@ur-desk/domain/settlements';
import { EmptyState } from '../../shared/EmptyState';
import { HouseTable, type TableColumn } from '../../shared/HouseTable';
import { InstantText } from '../../shared/InstantField';
import { Loaded } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { StatusChip } from '../../shared/StatusChip';
import { settlementMessages } from './settlement.messages';
import { LINES_PER_PAGE, useLines } from './use-settlement';

/** What a line is called in the name of its button. */
const nameOf = ({ ours, theirs }: SettlementLineView): string => ours?.reference ?? theirs?.externalId ?? '';

function useColumns(): TableColumn<SettlementLineView>[] {
  const say = useSay(settlementMessages);
  const [, setSearch] = useSearchParams();
  const look = (id: string) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      next.set('line', id);
      return next;
    });
  return [
    {
      label: say('fields.class'),
      render: ({ class: of, open, explanation }) => (
        <StatusChip
          status={of}
          tone={open ? 'warning' : explanation ? 'neutral' : of === 'matched' ? 'success' : 'neutral'}
          label={explanation ? `${say(`classes.${of}`)} · ${say('resolved')}` : say(`classes.${of}`)}
        />
      ),
    },
    { label: say('fields.kind'), render: ({ kind }) => say(`kinds.${kind}`) },
    { label: say('fields.occurredAt'), render: ({ occurredAt }) => <InstantText value={occurredAt} /> },
    {
      label: say('fields.theirs'),
      align: 'right',
      render: ({ theirs }) => (theirs ? <MoneyText value={theirs.amount} /> : '–'),
    },
    {
      label: say('fields.ours'),
      align: 'right',
      render: ({ ours, class: of }) => (ours && of !== 'duplicate' ? <MoneyText value={ours.amount} /> : '–'),
    },
    { label: say('fields.reference'), render: nameOf },
    {
      label: '',
      key: 'open',
      render: (line) => (
        <Button size="small" aria-label={`${say('openLine')}: ${nameOf(line)}`} onClick={() => look(line.id)}>
          {say('openLine')}
        </Button>
      ),
    },
  ];
}

interface PagesProps {
  page: number;
  total: number;
  onGo: (page: number) => void;
}

function Pages({ page, total, onGo }: PagesProps) {
  const say = useSay(settlementMessages);
  if (total <= LINES_PER_PAGE) return null;
  const from = (page - 1) * LINES_PER_PAGE + 1;
  const to = Math.min(total, page * LINES_PER_PAGE);
  return (
    <Stack direction="row" sx={{ gap: 1, mt: 1, alignItems: 'center', justifyContent: 'flex-end' }}>
      <Typography variant="body2">{say('page', { from, to, total })}</Typography>
      <Button size="small" disabled={page === 1} onClick={() => onGo(page - 1)}>
        {say('previous')}
      </Button>
      <Button size="small" disabled={to >= total} onClick={() => onGo(page + 1)}>
        {say('next')}
      </Button>
    </Stack>
  );
}

/** Lines of a report, both sides beside each other, one page at a time. */
export function LineTable({ filter }: { filter: Record<string, unknown> }) {
  const say = useSay(settlementMessages);
  const [page, setPage] = useState(1);
  const columns = useColumns();
  return (
    <Loaded query={useLines(filter, page)}>
      {({ lines, total }) =>
        lines.length === 0 ? (
          <EmptyState title={say('noLines')} />
        ) : (
          <>
            <HouseTable label={say('fields.lines')} columns={columns} rows={lines} />
            <Pages page={page} total={total} onGo={setPage} />
          </>
        )
      }
    </Loaded>
  );
}
