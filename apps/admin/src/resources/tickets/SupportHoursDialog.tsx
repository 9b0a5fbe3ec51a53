import { Box, TextField } from '@mui/material';
import { useState } from 'react';
import { TextInput, useInput, useLocaleState } from 'react-admin';
import { type Locale, LOCALE_TAGS } from '@ur-desk/domain/kernel';
import {
  type SupportHoursView,
  UpdateSupportHoursInput,
  type Weekday,
  WEEKDAYS,
} from '@ur-desk/domain/tickets';
import { ChoicesInput } from '../../shared/ChoicesInput';
import { TWO_COLUMNS } from '../../shared/FormPart';
import { useSay } from '../../shared/messages';
import { SettingDialog } from '../charge-limits/SettingDialog';
import { ticketMessages } from './ticket.messages';

/** 2026-11-29 was a Sunday. */
const SUNDAY_MS = Date.UTC(2026, 10, 29);
const DAY_MS = 86_400_000;

/** What the days of the week are called. */
function useWeekdays(): { id: Weekday; name: string }[] {
  const [locale] = useLocaleState() as [Locale, unknown];
  const format = new Intl.DateTimeFormat(LOCALE_TAGS[locale], { weekday: 'short', timeZone: 'UTC' });
  return WEEKDAYS.map((id, index) => ({ id, name: format.format(SUNDAY_MS + index * DAY_MS) }));
}

/** What was typed as days, whatever stands between them. */
const datesOf = (typed: string): string[] => typed.split(/[\s,;，；、]+/u).filter((word) => word !== '');

/** Several days of the calendar, typed one below the other. */
function HolidaysField({ label, hint }: { label: string; hint: string }) {
  const plain = (value: unknown): unknown => value;
  const { field, fieldState, id } = useInput({ source: 'holidays', format: plain, parse: plain });
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = fieldState.error?.message;
  return (
    <TextField
      fullWidth
      multiline
      minRows={2}
      maxRows={8}
      id={id}
      label={label}
      value={typed ?? (field.value as string[]).join('\n')}
      onChange={(event) => {
        setTyped(event.target.value);
        field.onChange(datesOf(event.target.value));
      }}
      onBlur={field.onBlur}
      error={wrong !== undefined}
      helperText={wrong ?? hint}
    />
  );
}

/** Changes the hours in which the clocks of tickets run. */
export function SupportHoursDialog({ hours, onClose }: { hours: SupportHoursView; onClose: () => void }) {
  const say = useSay(ticketMessages);
  const weekdays = useWeekdays();
  const { id, version, opensAt, closesAt, weekdays: days, holidays } = hours;
  const label = (field: string) => say(`hours.${field as 'opensAt' | 'closesAt' | 'weekdays' | 'holidays'}`);
  return (
    <SettingDialog<UpdateSupportHoursInput>
      path={`support-hours/${id}`}
      title={say('hours.title')}
      inputs={UpdateSupportHoursInput}
      values={{ opensAt, closesAt, weekdays: days, holidays }}
      version={version}
      labelOf={label}
      textOf={(_field, value) => [value].flat().join(', ')}
      submitLabel={say('hours.save')}
      saved={say('hours.saved')}
      onClose={onClose}
    >
      <Box sx={TWO_COLUMNS}>
        <TextInput fullWidth source="opensAt" type="time" label={label('opensAt')} />
        <TextInput fullWidth source="closesAt" type="time" label={label('closesAt')} />
      </Box>
      <ChoicesInput source="weekdays" label={label('weekdays')} choices={weekdays} />
      <HolidaysField label={label('holidays')} hint={say('hours.holidaysHint')} />
    </SettingDialog>
  );
}
