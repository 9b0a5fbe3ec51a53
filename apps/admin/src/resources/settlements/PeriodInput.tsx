import { Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { type Instant, instantOfLocalTime, localTimeAt } from '@ur-desk/domain/kernel';
import { type SettlementPeriod } from '@ur-desk/domain/settlements';
import { operatorZone } from '../../shared/zones';
import { useSay } from '../../shared/messages';
import { settlementMessages } from './settlement.messages';

export interface PeriodDraft {
  from: string;
  to: string;
  set: (change: { from?: string; to?: string }) => void;
  /** Null: not a period (yet). A field that was not touched stays the instant that it was, to the millisecond. */
  period: SettlementPeriod | null;
}

/** A period typed in the operator's zone. */
export function usePeriodDraft(initial: SettlementPeriod): PeriodDraft {
  const zone = operatorZone();
  const local = (instant: Instant) => localTimeAt(instant, zone);
  const [draft, setDraft] = useState({ from: local(initial.from), to: local(initial.to) });
  const instantOf = (field: 'from' | 'to'): Instant | null =>
    draft[field] === local(initial[field]) ? initial[field] : instantOfLocalTime(draft[field], zone);
  const [from, to] = [instantOf('from'), instantOf('to')];
  return {
    ...draft,
    set: (change) => setDraft({ ...draft, ...change }),
    period: from !== null && to !== null && from < to ? { from, to } : null,
  };
}

/** The two ends of a period; says what is wrong where it is wrong. */
export function PeriodInput({ draft }: { draft: PeriodDraft }) {
  const say = useSay(settlementMessages);
  const { from, to, set, period } = draft;
  return (
    <>
      <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap' }}>
        {(['from', 'to'] as const).map((field) => (
          <TextField
            key={field}
            type="datetime-local"
            label={say(`fields.${field}`)}
            value={field === 'from' ? from : to}
            error={period === null}
            onChange={(event) => set({ [field]: event.target.value })}
            slotProps={{ inputLabel: { shrink: true } }}
          />
        ))}
      </Stack>
      {period === null && (
        <Typography role="alert" variant="body2" sx={{ color: 'error.main' }}>
          {say('periodBad')}
        </Typography>
      )}
    </>
  );
}
