import { Box, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useInput } from 'react-admin';
import {
  endOfLocalDate,
  instantOfLocalTime,
  isLocalDate,
  localDateAt,
  localTimeAt,
  startOfLocalDate,
} from '@ur-desk/domain/kernel';
import { type PromotionWindow } from '@ur-desk/domain/promotions';
import { operatorZone } from '../../shared/zones';
import { useSay } from '../../shared/messages';
import { errorAt, firstMessage } from './field-errors';
import { asIs, Wrong } from './inputs';
import { promotionMessages } from './promotion.messages';

const START_OF_DAY = 'T00:00';

/** An instant as the two fields show it; an end at midnight is the whole of the day before. */
function shownAs(instant: string | null, zone: string, end: boolean): { date: string; time: string } {
  if (instant === null || Number.isNaN(Date.parse(instant))) return { date: '', time: '' };
  const local = localTimeAt(instant, zone);
  const [date = '', time = ''] = local.split('T');
  if (!local.endsWith(START_OF_DAY)) return { date, time };
  return { date: end ? localDateAt(new Date(Date.parse(instant) - 1).toISOString(), zone) : date, time: '' };
}

/** What the two fields say; null: nothing; `''`: not yet a day. */
function instantOf(
  { date, time }: { date: string; time: string },
  zone: string,
  end: boolean,
): string | null {
  if (date === '') return end ? null : '';
  if (!isLocalDate(date)) return '';
  if (time !== '') return instantOfLocalTime(`${date}T${time}`, zone) ?? '';
  return end ? endOfLocalDate(date, zone) : startOfLocalDate(date, zone);
}

interface MomentProps {
  label: string;
  value: string | null;
  end: boolean;
  hint?: string;
  onChange: (value: string | null) => void;
}

/** A day, and a time where it is not the whole of it, on the operator's clock. */
function Moment({ label, value, end, hint, onChange }: MomentProps) {
  const say = useSay(promotionMessages);
  const zone = operatorZone();
  const [typed, setTyped] = useState(() => shownAs(value, zone, end));
  const change = (part: Partial<typeof typed>) => {
    const next = { ...typed, ...part };
    setTyped(next);
    onChange(instantOf(next, zone, end));
  };
  return (
    <Stack direction="row" sx={{ gap: 1, alignItems: 'flex-start' }}>
      <TextField
        type="date"
        label={label}
        value={typed.date}
        onChange={(event) => change({ date: event.target.value })}
        helperText={hint}
        slotProps={{ inputLabel: { shrink: true } }}
        sx={{ width: 230 }}
      />
      <TextField
        type="time"
        label={say('time')}
        value={typed.time}
        onChange={(event) => change({ time: event.target.value })}
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { 'aria-label': `${label}, ${say('time')}` } }}
        sx={{ width: 120 }}
      />
    </Stack>
  );
}

const inUtc = (instant: string): string => instant.slice(0, 16).replace('T', ' ');

/** When it holds: typed on the operator's clock, shown on both. */
export function WindowInput() {
  const say = useSay(promotionMessages);
  const { field, fieldState } = useInput({ source: 'window', ...asIs });
  const value = field.value as PromotionWindow;
  const zone = operatorZone();
  return (
    <Box>
      <Stack sx={{ gap: 0.5 }}>
        <Moment
          label={say('startsIn', { zone })}
          value={value.startsAt}
          end={false}
          onChange={(startsAt) => field.onChange({ ...value, startsAt: startsAt ?? '' })}
        />
        <Wrong>{firstMessage(errorAt(fieldState.error, 'startsAt'))}</Wrong>
        <Moment
          label={say('endsIn', { zone })}
          value={value.endsAt}
          end
          hint={say('endHint')}
          onChange={(endsAt) => field.onChange({ ...value, endsAt })}
        />
        <Wrong>{firstMessage(errorAt(fieldState.error, 'endsAt'))}</Wrong>
      </Stack>
      {value.startsAt && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 0.5 }}>
          {say('bothClocks', {
            from: inUtc(value.startsAt),
            until: value.endsAt ? inUtc(value.endsAt) : say('open'),
          })}
        </Typography>
      )}
    </Box>
  );
}
