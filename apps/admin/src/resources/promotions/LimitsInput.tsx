import AddIcon from '@mui/icons-material/Add';
import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useInput } from 'react-admin';
import { CURRENCY_CODES, type CurrencyCode } from '@ur-desk/domain/kernel';
import {
  BUDGET_PERIODS,
  type BudgetPeriod,
  type PromotionBudget,
  type PromotionLimits,
} from '@ur-desk/domain/promotions';
import { MoneyTextField } from '../../shared/MoneyInput';
import { useSay } from '../../shared/messages';
import { errorAt, firstMessage } from './field-errors';
import { asIs, CountField, Wrong } from './inputs';
import { promotionMessages } from './promotion.messages';

interface BudgetRowProps {
  value: PromotionBudget;
  taken: readonly CurrencyCode[];
  error: unknown;
  onChange: (value: PromotionBudget) => void;
  onRemove: () => void;
}

function BudgetRow({ value, taken, error, onChange, onRemove }: BudgetRowProps) {
  const say = useSay(promotionMessages);
  const { currency } = value;
  const amount = (name: 'totalMinor' | 'periodMinor', label: string) => (
    <Box sx={{ width: 180 }}>
      <MoneyTextField
        fullWidth
        label={label}
        currency={currency}
        value={value[name] === null ? null : { amount: value[name], currency }}
        onChange={(next) => onChange({ ...value, [name]: next?.amount ?? null })}
      />
    </Box>
  );
  return (
    <Box>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'flex-start', flexWrap: 'wrap' }}>
        <TextField
          select
          label={say('currency')}
          value={currency}
          onChange={(event) => onChange({ ...value, currency: event.target.value as CurrencyCode })}
          sx={{ width: 110 }}
        >
          {CURRENCY_CODES.filter((code) => code === currency || !taken.includes(code)).map((code) => (
            <MenuItem key={code} value={code}>
              {code}
            </MenuItem>
          ))}
        </TextField>
        {amount('totalMinor', say('total'))}
        {amount('periodMinor', say('perPeriod'))}
        <IconButton aria-label={say('removeCurrency', { currency })} onClick={onRemove} sx={{ mt: 1 }}>
          <RemoveIcon fontSize="small" />
        </IconButton>
      </Stack>
      <Wrong>{firstMessage(error)}</Wrong>
    </Box>
  );
}

interface BudgetsProps {
  value: PromotionLimits;
  error: unknown;
  onChange: (value: PromotionLimits) => void;
}

function Budgets({ value, error, onChange }: BudgetsProps) {
  const say = useSay(promotionMessages);
  const { budgets } = value;
  const taken = budgets.map(({ currency }) => currency);
  const free =
    CURRENCY_CODES.find((code) => code === 'CNY' && !taken.includes(code)) ??
    CURRENCY_CODES.find((code) => !taken.includes(code));
  const replace = (index: number, next: PromotionBudget | null) =>
    onChange({
      ...value,
      budgets: budgets.flatMap((one, at) => (at === index ? (next ? [next] : []) : [one])),
    });
  const add = () =>
    free &&
    onChange({ ...value, budgets: [...budgets, { currency: free, totalMinor: null, periodMinor: null }] });
  return (
    <Stack sx={{ gap: 0.5, alignItems: 'flex-start' }}>
      <Typography variant="body2">{say('budgets')}</Typography>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {say('budgetHint')}
      </Typography>
      {budgets.map((budget, index) => (
        <BudgetRow
          key={budget.currency}
          value={budget}
          taken={taken}
          error={errorAt(error, index)}
          onChange={(next) => replace(index, next)}
          onRemove={() => replace(index, null)}
        />
      ))}
      {free && (
        <Button size="small" startIcon={<AddIcon />} onClick={add}>
          {say('addCurrency')}
        </Button>
      )}
    </Stack>
  );
}

/** How often it can be used, and how much it may take off. */
export function LimitsInput() {
  const say = useSay(promotionMessages);
  const { field, fieldState } = useInput({ source: 'limits', ...asIs });
  const value = field.value as PromotionLimits;
  const wrong = (name: keyof PromotionLimits) => firstMessage(errorAt(fieldState.error, name));
  return (
    <Stack sx={{ gap: 1 }}>
      <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
        <CountField
          label={say('totalUses')}
          value={value.totalUses}
          hint={say('noLimit')}
          wrong={wrong('totalUses')}
          onChange={(totalUses) => field.onChange({ ...value, totalUses })}
        />
        <CountField
          label={say('usesPerCustomer')}
          value={value.usesPerCustomer}
          hint={say('noLimit')}
          wrong={wrong('usesPerCustomer')}
          onChange={(usesPerCustomer) => field.onChange({ ...value, usesPerCustomer })}
        />
        <TextField
          select
          label={say('period')}
          value={value.budgetPeriod}
          onChange={(event) => field.onChange({ ...value, budgetPeriod: event.target.value as BudgetPeriod })}
          sx={{ width: 120 }}
        >
          {BUDGET_PERIODS.map((period) => (
            <MenuItem key={period} value={period}>
              {say(`periods.${period}`)}
            </MenuItem>
          ))}
        </TextField>
      </Stack>
      <Budgets value={value} error={errorAt(fieldState.error, 'budgets')} onChange={field.onChange} />
    </Stack>
  );
}
