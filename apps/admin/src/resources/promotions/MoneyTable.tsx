import AddIcon from '@mui/icons-material/Add';
import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { CURRENCY_CODES, type CurrencyCode, type Money } from '@ur-desk/domain/kernel';
import { MoneyTextField } from '../../shared/MoneyInput';
import { useSay } from '../../shared/messages';
import { promotionMessages } from './promotion.messages';

interface MoneyTableProps {
  label: string;
  value: readonly Money[];
  onChange: (value: Money[]) => void;
}

/** An amount in each of some currencies; nothing is ever converted. */
export function MoneyTable({ label, value, onChange }: MoneyTableProps) {
  const say = useSay(promotionMessages);
  const taken = value.map(({ currency }) => currency);
  const free =
    CURRENCY_CODES.find((code) => code === 'CNY' && !taken.includes(code)) ??
    CURRENCY_CODES.find((code) => !taken.includes(code));
  const replace = (index: number, next: Money) =>
    onChange(value.map((one, at) => (at === index ? next : one)));
  return (
    <Stack sx={{ gap: 0.5, alignItems: 'flex-start' }}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {label}
      </Typography>
      {value.map(({ amount, currency }, index) => (
        <Stack key={currency} direction="row" sx={{ gap: 1, alignItems: 'flex-start' }}>
          <TextField
            select
            label={say('currency')}
            value={currency}
            onChange={(event) => replace(index, { amount, currency: event.target.value as CurrencyCode })}
            sx={{ width: 110 }}
          >
            {CURRENCY_CODES.filter((code) => code === currency || !taken.includes(code)).map((code) => (
              <MenuItem key={code} value={code}>
                {code}
              </MenuItem>
            ))}
          </TextField>
          <Box sx={{ width: 180 }}>
            <MoneyTextField
              fullWidth
              label={say('amount')}
              currency={currency}
              value={{ amount, currency }}
              onChange={(next) => replace(index, next ?? { amount: Number.NaN, currency })}
            />
          </Box>
          <IconButton
            aria-label={say('removeCurrency', { currency })}
            onClick={() => onChange(value.filter((_one, at) => at !== index))}
            sx={{ mt: 1 }}
          >
            <RemoveIcon fontSize="small" />
          </IconButton>
        </Stack>
      ))}
      {free && (
        <Button
          size="small"
          startIcon={<AddIcon />}
          onClick={() => onChange([...value, { amount: Number.NaN, currency: free }])}
        >
          {say('addCurrency')}
        </Button>
      )}
    </Stack>
  );
}
