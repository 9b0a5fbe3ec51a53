import AddIcon from '@mui/icons-material/Add';
import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import { Button, IconButton, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useInput } from 'react-admin';
import { ALLOWANCE_KINDS, type AllowanceKind } from '@ur-desk/domain/allowances';
import { type TierBonus } from '@ur-desk/domain/memberships';
import { useSay } from '../../shared/messages';
import { errorAt, firstMessage } from '../promotions/field-errors';
import { asIs, CountField } from '../promotions/inputs';
import { tierMessages } from './tier.messages';

const UNITS: Record<AllowanceKind, number> = { voice: 60, sms: 1, data: 1024 ** 3 };

/** What members get each month, each kind once. */
export function BonusesInput() {
  const say = useSay(tierMessages);
  const { field, fieldState } = useInput({ source: 'monthlyBonuses', ...asIs });
  const bonuses = (field.value ?? []) as TierBonus[];
  const taken = bonuses.map(({ kind }) => kind);
  const free = ALLOWANCE_KINDS.find((kind) => !taken.includes(kind));
  const replace = (index: number, next: TierBonus | null) =>
    field.onChange(bonuses.flatMap((one, at) => (at === index ? (next ? [next] : []) : [one])));
  return (
    <Stack sx={{ gap: 0.5, alignItems: 'flex-start' }}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {say('fields.monthlyBonuses')}
      </Typography>
      {bonuses.map(({ kind, quantity }, index) => (
        <Stack key={kind} direction="row" sx={{ gap: 1, alignItems: 'flex-start' }}>
          <TextField
            select
            label={say('bonus')}
            value={kind}
            onChange={(event) => {
              const next = event.target.value as AllowanceKind;
              replace(index, { kind: next, quantity: UNITS[next] });
            }}
            sx={{ width: 150 }}
          >
            {ALLOWANCE_KINDS.filter((one) => one === kind || !taken.includes(one)).map((one) => (
              <MenuItem key={one} value={one}>
                {say(`bonusKinds.${one}`)}
              </MenuItem>
            ))}
          </TextField>
          <CountField
            label={say(`quantity.${kind}`)}
            value={quantity}
            unit={UNITS[kind]}
            wrong={firstMessage(errorAt(fieldState.error, index))}
            onChange={(next) => replace(index, { kind, quantity: next ?? Number.NaN })}
          />
          <IconButton
            aria-label={say('removeBonus', { kind: say(`bonusKinds.${kind}`) })}
            onClick={() => replace(index, null)}
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
          onClick={() => field.onChange([...bonuses, { kind: free, quantity: UNITS[free] }])}
        >
          {say('addBonus')}
        </Button>
      )}
    </Stack>
  );
}
