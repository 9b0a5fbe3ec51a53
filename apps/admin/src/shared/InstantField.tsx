import { Box, Tooltip } from '@mui/material';
import { type ReactElement } from 'react';
import { useLocaleState, useRecordContext, useTranslate } from 'react-admin';
import {
  dateTimeFormat,
  type Instant,
  type LocalDate,
  LOCALE_TAGS,
  type Locale,
} from '@ur-desk/domain/kernel';
import { deviceZone, operatorZone } from './zones';

const localeOf = (locale: Locale): string => (locale === 'en' ? 'en-GB' : LOCALE_TAGS[locale]);

/** The day, in a zone: `22 Nov 2026`, `2026年11月22日`. */
export function formatDay(instant: Instant, zone: string, locale: Locale): string {
  return dateTimeFormat(localeOf(locale), {
    timeZone: zone,
    year: 'numeric',
    month: 'short',
    day: 'numeric',
  }).format(new Date(instant));
}

/** A calendar day as it stands, in no zone. */
export const formatDate = (date: LocalDate, locale: Locale): string =>
  formatDay(`${date}T00:00:00.000Z`, 'UTC', locale);

/** `22 Nov 2026, 19:05 GMT+8`: day, time to the minute and the zone, in a language. */
export function formatInstant(instant: Instant, zone: string, locale: Locale): string {
  const clock = dateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).format(new Date(instant));
  return `${formatDay(instant, zone, locale)}${locale === 'en' ? ', ' : ' '}${clock}`;
}

interface InstantTextProps {
  value: Instant | null | undefined;
  /** The customer's zone, shown on hover beside the operator's and UTC. */
  customerZone?: string | undefined;
}

interface InstantTipProps {
  value: Instant;
  customerZone?: string | undefined;
  /** What is hovered. */
  children: ReactElement;
}

/** Hover or focus shows a time in the operator's zone, this computer's if it is another, the customer's and UTC. */
export function InstantTip({ value, customerZone, children }: InstantTipProps) {
  const [locale] = useLocaleState() as [Locale, unknown];
  const translate = useTranslate();
  const zones = [
    { who: translate('desk.zones.operator'), zone: operatorZone() },
    ...(deviceZone() === operatorZone() ? [] : [{ who: translate('desk.zones.device'), zone: deviceZone() }]),
    ...(customerZone ? [{ who: translate('desk.zones.customer'), zone: customerZone }] : []),
    { who: 'UTC', zone: 'UTC' },
  ];
  const rows = zones.map(({ who, zone }) => (
    <Box key={who} sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, whiteSpace: 'nowrap' }}>
      <span>{who === zone ? who : `${who} (${zone})`}</span>
      <span>{formatInstant(value, zone, locale)}</span>
    </Box>
  ));
  return (
    <Tooltip title={rows} slotProps={{ tooltip: { sx: { maxWidth: 'none' } } }} describeChild>
      {children}
    </Tooltip>
  );
}

/** A time with its zone, and on hover in the others. */
export function InstantText({ value, customerZone }: InstantTextProps) {
  const [locale] = useLocaleState() as [Locale, unknown];
  if (!value) return <>–</>;
  return (
    <InstantTip value={value} customerZone={customerZone}>
      <Box component="time" dateTime={value} sx={{ whiteSpace: 'nowrap' }}>
        {formatInstant(value, operatorZone(), locale)}
      </Box>
    </InstantTip>
  );
}

/** The time in a record's field. `customerZoneSource` names the field with the customer's zone. */
export function InstantField({
  source,
  customerZoneSource,
}: {
  source: string;
  customerZoneSource?: string;
}) {
  const record = useRecordContext<{ id: string } & Record<string, unknown>>();
  const zone = customerZoneSource ? record?.[customerZoneSource] : undefined;
  return (
    <InstantText
      value={record?.[source] as Instant | undefined}
      {...(typeof zone === 'string' ? { customerZone: zone } : {})}
    />
  );
}
