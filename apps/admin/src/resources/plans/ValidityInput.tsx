import { MenuItem, Stack, TextField } from '@mui/material';
import { useInput } from 'react-admin';
import { type Validity } from '@ur-desk/domain/kernel';
import { useSay } from '../../shared/messages';
import { planMessages } from './plan.messages';

/** So many days, or so many months. */
export function ValidityInput() {
  const say = useSay(planMessages);
  const { field, fieldState } = useInput({
    source: 'validity',
    format: (v: unknown) => v,
    parse: (v: unknown) => v,
  });
  const value = field.value as Validity;
  const unit = 'months' in value ? 'months' : 'days';
  const count = 'months' in value ? value.months : value.days;
  const change = (next: number, of: string) =>
    field.onChange(of === 'months' ? { months: next } : { days: next });
  return (
    <Stack direction="row" sx={{ gap: 1 }}>
      <TextField
        label={say('validFor')}
        type="number"
        value={Number.isNaN(count) ? '' : count}
        onChange={(event) =>
          change(event.target.value === '' ? Number.NaN : Number(event.target.value), unit)
        }
        error={fieldState.invalid}
        slotProps={{ htmlInput: { min: 1, max: 3660 } }}
        sx={{ width: 120 }}
      />
      <TextField
        select
        label={say('unit')}
        value={unit}
        onChange={(event) => change(count, event.target.value)}
        sx={{ width: 120 }}
      >
        <MenuItem value="days">{say('unitDays')}</MenuItem>
        <MenuItem value="months">{say('unitMonths')}</MenuItem>
      </TextField>
    </Stack>
  );
}
