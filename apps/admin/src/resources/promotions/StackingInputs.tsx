import { MenuItem, Stack, TextField } from '@mui/material';
import { useInput } from 'react-admin';
import { GROUP_MODES, type GroupMode, type PromotionGroup } from '@ur-desk/domain/promotions';
import { useSay } from '../../shared/messages';
import { SwitchInput } from '../../shared/SwitchInput';
import { firstMessage } from './field-errors';
import { asIs, Chips, CountField } from './inputs';
import { promotionMessages } from './promotion.messages';
import { usePromotionNames } from './use-names';

function GroupInput() {
  const say = useSay(promotionMessages);
  const { field, fieldState } = useInput({ source: 'group', ...asIs });
  const value = field.value as PromotionGroup | null;
  const wrong = firstMessage(fieldState.error);
  const name = (code: string) => field.onChange(code === '' ? null : { code, mode: value?.mode ?? 'best' });
  return (
    <Stack direction="row" sx={{ gap: 1 }}>
      <TextField
        label={say('groupCode')}
        value={value?.code ?? ''}
        onChange={(event) => name(event.target.value)}
        error={wrong !== null}
        helperText={wrong ?? say('groupHint')}
        autoComplete="off"
        sx={{ width: 230 }}
      />
      {value && (
        <TextField
          select
          label={say('groupMode')}
          value={value.mode}
          onChange={(event) => field.onChange({ ...value, mode: event.target.value as GroupMode })}
          sx={{ width: 200 }}
        >
          {GROUP_MODES.map((mode) => (
            <MenuItem key={mode} value={mode}>
              {say(`groupModes.${mode}`)}
            </MenuItem>
          ))}
        </TextField>
      )}
    </Stack>
  );
}

function PriorityInput() {
  const say = useSay(promotionMessages);
  const { field, fieldState } = useInput({ source: 'priority', ...asIs });
  return (
    <CountField
      label={say('fields.priority')}
      value={field.value as number}
      hint={say('priorityHint')}
      wrong={firstMessage(fieldState.error)}
      onChange={(priority) => field.onChange(priority ?? Number.NaN)}
    />
  );
}

/** Which comes first, and which may stand beside it. `own` is the promotion itself. */
export function StackingInputs({ own }: { own: string | undefined }) {
  const say = useSay(promotionMessages);
  const others = usePromotionNames().filter(({ id }) => id !== own);
  const { field, fieldState } = useInput({ source: 'incompatibleWith', ...asIs });
  return (
    <Stack sx={{ gap: 1 }}>
      <PriorityInput />
      <GroupInput />
      <SwitchInput source="exclusive" label={`${say('fields.exclusive')}: ${say('exclusiveHint')}`} />
      <Chips
        label={say('fields.incompatibleWith')}
        value={(field.value ?? []) as string[]}
        options={others.map(({ id, name, code }) => ({ id, name: `${name} (${code})` }))}
        wrong={firstMessage(fieldState.error)}
        onChange={field.onChange}
      />
    </Stack>
  );
}
