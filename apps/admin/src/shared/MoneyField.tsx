import { Box } from '@mui/material';
import { useLocaleState, useRecordContext } from 'react-admin';
import { formatMoney, LOCALE_TAGS, type Locale, type Money } from '@ur-desk/domain/kernel';

interface MoneyTextProps {
  value: Money | null | undefined;
  /** Writes a plus before what comes in: for ledgers. */
  signed?: boolean;
  strong?: boolean;
}

/** An amount, as its currency is written in the console's language. */
export function MoneyText({ value, signed = false, strong = false }: MoneyTextProps) {
  const [locale] = useLocaleState();
  if (!value) return <>–</>;
  const text = formatMoney(value, LOCALE_TAGS[locale as Locale]);
  return (
    <Box
      component="span"
      sx={{
        fontVariantNumeric: 'tabular-nums',
        whiteSpace: 'nowrap',
        fontWeight: strong ? 650 : 'inherit',
        ...(signed && value.amount > 0 ? { color: 'success.main' } : {}),
      }}
    >
      {signed && value.amount > 0 ? `+${text}` : text}
    </Box>
  );
}

/** The amount in a record's field. */
export function MoneyField({ source, ...look }: { source: string } & Omit<MoneyTextProps, 'value'>) {
  const record = useRecordContext<{ id: string } & Record<string, unknown>>();
  return <MoneyText value={record?.[source] as Money | undefined} {...look} />;
}
