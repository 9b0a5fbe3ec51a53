import AddIcon from '@mui/icons-material/Add';
import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useInput } from 'react-admin';
import { CURRENCY_CODES, type CurrencyCode } from '@ur-desk/domain/kernel';
import { type PlanPrice } from '@ur-desk/domain/plans';
import { useSay } from '../../shared/messages';
import { MoneyTextField } from '../../shared/MoneyInput';
import { planMessages } from './plan.messages';

type RowError = Partial<Record<keyof PlanPrice, { message?: string }>>;

interface PriceRowProps {
  price: PlanPrice;
  taken: readonly CurrencyCode[];
  error: RowError | undefined;
  onChange: (price: PlanPrice) => void;
  onRemove: () => void;
}

function PriceRow({ price, taken, error, onChange, onRemove }: PriceRowProps) {
  const say = useSay(planMessages);
  const { currency, amount, floor } = price;
  const moneyField = (source: 'amount' | 'floor', label: string, minor: number) => (
    <Box sx={{ width: 190 }}>
      <MoneyTextField
        fullWidth
        label={label}
        currency={currency}
        value={{ amount: minor, currency }}
        onChange={(value) => onChange({ ...price, [source]: value?.amount ?? Number.NaN })}
        error={error?.[source] !== undefined}
        helperText={error?.[source]?.message}
      />
    </Box>
  );
  return (
    <Stack direction="row" sx={{ gap: 1, alignItems: 'flex-start', flexWrap: 'wrap' }}>
      <TextField
        select
        label={say('fields.currency')}
        value={currency}
        onChange={(event) => onChange({ ...price, currency: event.target.value as CurrencyCode })}
        error={error?.currency !== undefined}
        helperText={error?.currency?.message}
        sx={{ width: 110 }}
      >
        {CURRENCY_CODES.filter((code) => code === currency || !taken.includes(code)).map((code) => (
          <MenuItem key={code} value={code}>
            {code}
          </MenuItem>
        ))}
      </TextField>
      {moneyField('amount', say('fields.price'), amount)}
      {moneyField('floor', say('fields.floor'), floor)}
      <IconButton aria-label={say('removePrice', { currency })} onClick={onRemove} sx={{ mt: 1 }}>
        <RemoveIcon fontSize="small" />
      </IconButton>
    </Stack>
  );
}

/** What the plan costs in each currency; it is sold only in these. */
export function PricesInput() {
  const say = useSay(planMessages);
  const { field, fieldState } = useInput({
    source: 'prices',
    format: (v: unknown) => v,
    parse: (v: unknown) => v,
  });
  const prices = (field.value ?? []) as PlanPrice[];
  const taken = prices.map(({ currency }) => currency);
  const free = CURRENCY_CODES.find((code) => !taken.includes(code));
  const error = fieldState.error as (RowError | undefined)[] | { message?: string } | undefined;
  const replace = (index: number, price: PlanPrice) =>
    field.onChange(prices.map((one, i) => (i === index ? price : one)));
  const add = () => free && field.onChange([...prices, { currency: free, amount: Number.NaN, floor: 0 }]);
  return (
    <Stack sx={{ gap: 0.5, alignItems: 'flex-start' }}>
      {prices.map((price, index) => (
        <PriceRow
          key={price.currency}
          price={price}
          taken={taken}
          error={Array.isArray(error) ? error[index] : undefined}
          onChange={(next) => replace(index, next)}
          onRemove={() => field.onChange(prices.filter((_one, i) => i !== index))}
        />
      ))}
      {error && !Array.isArray(error) && error.message && (
        <Typography variant="caption" sx={{ color: 'error.main' }}>
          {error.message}
        </Typography>
      )}
      {free && (
        <Button startIcon={<AddIcon />} onClick={add}>
          {say('addPrice')}
        </Button>
      )}
    </Stack>
  );
}
