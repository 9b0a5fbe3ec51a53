import { MenuItem, Stack, TextField } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useLocaleState } from 'react-admin';
import {
  addMs,
  type CurrencyCode,
  DAY_MS,
  formatMoney,
  type Instant,
  LOCALE_TAGS,
  type LocalDate,
  localDateAt,
  type Locale,
  money,
} from '@ur-desk/domain/kernel';
import { BarChart } from '../../shared/BarChart';
import { HouseTable, type TableColumn } from '../../shared/HouseTable';
import { formatDate } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { operatorZone } from '../../shared/zones';
import { promotionMessages } from './promotion.messages';

/** What happened in one currency on one of the operator's days; minor units. */
interface DayFigure {
  day: LocalDate;
  currency: CurrencyCode;
  uses: number;
  discountMinor: number;
  revenueMinor: number;
}

interface DayFiguresProps<T extends DayFigure> {
  from: Instant;
  until: Instant;
  byDay: readonly T[];
  /** What the column of revenue is called. */
  revenue: string;
  /** Further columns of the table. */
  more?: (amount: (minor: number) => ReactNode) => TableColumn<T>[];
}

function daysBetween(from: Instant, until: Instant): LocalDate[] {
  const days: LocalDate[] = [];
  for (let at = from; at < until; at = addMs(at, DAY_MS)) days.push(localDateAt(at, operatorZone()));
  return [...new Set([...days, localDateAt(until, operatorZone())])];
}

/** What was taken off by day, as a chart with its table, one currency at a time. */
export function DayFigures<T extends DayFigure>({ from, until, byDay, revenue, more }: DayFiguresProps<T>) {
  const say = useSay(promotionMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const currencies = [...new Set(byDay.map(({ currency }) => currency))];
  const [chosen, setChosen] = useState<CurrencyCode | null>(null);
  const currency = chosen && currencies.includes(chosen) ? chosen : currencies[0];
  if (!currency) return null;
  const rows = byDay.filter((row) => row.currency === currency);
  const text = (minor: number) => formatMoney(money(minor, currency), LOCALE_TAGS[locale]);
  const amount = (minor: number) => <MoneyText value={money(minor, currency)} />;
  const bars = daysBetween(from, until).map((day) => {
    const value = rows.find((row) => row.day === day)?.discountMinor ?? 0;
    return { key: day, name: formatDate(day, locale), text: text(value), value };
  });
  const columns: TableColumn<T>[] = [
    { label: say('report.day'), render: ({ day }) => formatDate(day, locale) },
    {
      label: say('fields.uses'),
      align: 'right',
      render: ({ uses }) => uses.toLocaleString(LOCALE_TAGS[locale]),
    },
    { label: say('report.discount'), align: 'right', render: ({ discountMinor }) => amount(discountMinor) },
    { label: revenue, align: 'right', render: ({ revenueMinor }) => amount(revenueMinor) },
    ...(more?.(amount) ?? []),
  ];
  return (
    <Stack sx={{ gap: 2 }}>
      {currencies.length > 1 && (
        <TextField
          select
          label={say('report.currency')}
          value={currency}
          onChange={(event) => setChosen(event.target.value as CurrencyCode)}
          sx={{ width: 140 }}
        >
          {currencies.map((code) => (
            <MenuItem key={code} value={code}>
              {code}
            </MenuItem>
          ))}
        </TextField>
      )}
      <BarChart
        label={say('report.chart', { currency })}
        bars={bars}
        most={text(Math.max(0, ...bars.map(({ value }) => value)))}
      />
      <HouseTable
        label={say('report.byDay')}
        columns={columns}
        rows={[...rows].reverse()}
        rowKey={({ day }) => day}
      />
    </Stack>
  );
}
