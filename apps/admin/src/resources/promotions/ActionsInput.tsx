import AddIcon from '@mui/icons-material/Add';
import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, MenuItem, Stack, TextField } from '@mui/material';
import { useInput } from 'react-admin';
import { BPS_PER_WHOLE } from '@ur-desk/domain/kernel';
import {
  isForTopUps,
  PRICE_ACTION_KINDS,
  PROMOTION_ACTION_KINDS,
  type PromotionAction,
  type PromotionActionKind,
} from '@ur-desk/domain/promotions';
import { useSay } from '../../shared/messages';
import { errorAt, firstMessage } from './field-errors';
import { asIs, CountField, Wrong } from './inputs';
import { MoneyTable } from './MoneyTable';
import { promotionMessages } from './promotion.messages';

const BPS_PER_PERCENT = BPS_PER_WHOLE / 100;
const UNITS = { bonusVoice: 60, bonusSms: 1, bonusData: 1024 ** 3, bonusDays: 1 } as const;

/** What an action of a kind begins with. */
function blankAction(kind: PromotionActionKind): PromotionAction {
  switch (kind) {
    case 'percentOff':
      return { kind, discountBps: 1_000, caps: [] };
    case 'amountOff':
    case 'fixedPrice':
      return { kind, amounts: [{ amount: Number.NaN, currency: 'CNY' }] };
    case 'bonusVoice':
    case 'bonusSms':
    case 'bonusData':
    case 'bonusDays':
      return { kind, quantity: UNITS[kind] };
    case 'walletCredit':
      return { kind, amounts: [{ amount: Number.NaN, currency: 'CNY' }], validDays: null };
  }
}

interface FieldsProps {
  value: PromotionAction;
  onChange: (value: PromotionAction) => void;
}

function ActionFields({ value, onChange }: FieldsProps) {
  const say = useSay(promotionMessages);
  switch (value.kind) {
    case 'percentOff':
      return (
        <>
          <CountField
            label={say('percent')}
            value={value.discountBps}
            unit={BPS_PER_PERCENT}
            onChange={(bps) => onChange({ ...value, discountBps: bps ?? Number.NaN })}
          />
          <MoneyTable
            label={say('caps')}
            value={value.caps}
            onChange={(caps) => onChange({ ...value, caps })}
          />
        </>
      );
    case 'amountOff':
    case 'fixedPrice':
      return (
        <MoneyTable
          label={say('amounts')}
          value={value.amounts}
          onChange={(amounts) => onChange({ ...value, amounts })}
        />
      );
    case 'walletCredit':
      return (
        <>
          <MoneyTable
            label={say('amounts')}
            value={value.amounts}
            onChange={(amounts) => onChange({ ...value, amounts })}
          />
          <CountField
            label={say('validDays')}
            value={value.validDays}
            hint={say('validDaysHint')}
            onChange={(validDays) => onChange({ ...value, validDays })}
          />
        </>
      );
    case 'bonusVoice':
    case 'bonusSms':
    case 'bonusData':
    case 'bonusDays':
      return (
        <CountField
          label={say(`quantity.${value.kind}`)}
          value={value.quantity}
          unit={UNITS[value.kind]}
          onChange={(quantity) => onChange({ ...value, quantity: quantity ?? Number.NaN })}
        />
      );
  }
}

/** What can still be added: each kind once, one of those that change the price; a credit for top-ups only alone. */
function freeKinds(actions: readonly PromotionAction[]): PromotionActionKind[] {
  if (isForTopUps({ actions })) return [];
  const priced = actions.some(({ kind }) => PRICE_ACTION_KINDS.includes(kind));
  return PROMOTION_ACTION_KINDS.filter(
    (kind) =>
      !(kind === 'walletCredit' && actions.length > 0) &&
      !actions.some((action) => action.kind === kind) &&
      !(priced && PRICE_ACTION_KINDS.includes(kind)),
  );
}

/** What the promotion does. */
export function ActionsInput() {
  const say = useSay(promotionMessages);
  const { field, fieldState } = useInput({ source: 'actions', ...asIs });
  const actions = (field.value ?? []) as PromotionAction[];
  const replace = (index: number, next: PromotionAction | null) =>
    field.onChange(actions.flatMap((one, at) => (at === index ? (next ? [next] : []) : [one])));
  const [free] = freeKinds(actions);
  return (
    <Stack sx={{ gap: 1, alignItems: 'flex-start' }}>
      {actions.map((action, index) => (
        <Box key={action.kind}>
          <Stack direction="row" sx={{ gap: 1, alignItems: 'flex-start', flexWrap: 'wrap' }}>
            <TextField
              select
              label={say('action')}
              value={action.kind}
              onChange={(event) => replace(index, blankAction(event.target.value as PromotionActionKind))}
              sx={{ width: 220 }}
            >
              {[action.kind, ...freeKinds(actions.filter((one) => one !== action))]
                .filter((kind, at, all) => all.indexOf(kind) === at)
                .map((kind) => (
                  <MenuItem key={kind} value={kind}>
                    {say(`actionKinds.${kind}`)}
                  </MenuItem>
                ))}
            </TextField>
            <ActionFields value={action} onChange={(next) => replace(index, next)} />
            <IconButton
              aria-label={say('removeAction', { kind: say(`actionKinds.${action.kind}`) })}
              onClick={() => replace(index, null)}
              sx={{ mt: 1 }}
            >
              <RemoveIcon fontSize="small" />
            </IconButton>
          </Stack>
          <Wrong>{firstMessage(errorAt(fieldState.error, index))}</Wrong>
        </Box>
      ))}
      {actions.length === 0 && <Wrong>{firstMessage(fieldState.error)}</Wrong>}
      {free && (
        <Button startIcon={<AddIcon />} onClick={() => field.onChange([...actions, blankAction(free)])}>
          {say('addAction')}
        </Button>
      )}
    </Stack>
  );
}
