import { Button, MenuItem, Stack, TextField } from '@mui/material';
import { type ReactNode } from 'react';
import { TRANSFER_KINDS } from '@ur-desk/domain/ledger';
import { useSay } from '../../shared/messages';
import { ledgerMessages } from './ledger.messages';
import { type EntryFilter, type useEntryFilter } from './use-entry-filter';

const ACTOR_KINDS = ['staff', 'apiKey', 'system'] as const;

interface ChoiceProps {
  label: string;
  value: string | undefined;
  choices: readonly { id: string; name: string }[];
  onChoose: (id: string) => void;
}

function Choice({ label, value, choices, onChoose }: ChoiceProps) {
  const say = useSay(ledgerMessages);
  return (
    <TextField
      select
      size="small"
      label={label}
      value={value ?? ''}
      onChange={(event) => onChoose(event.target.value)}
      sx={{ minWidth: 150 }}
    >
      <MenuItem value="">{say('any')}</MenuItem>
      {choices.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}

type EntryFiltersProps = ReturnType<typeof useEntryFilter> & {
  /** Buttons, behind the filters. */
  children?: ReactNode;
};

/** What of a statement is shown: kind, who, and days. */
export function EntryFilters({ chosen, change, reset, children }: EntryFiltersProps) {
  const say = useSay(ledgerMessages);
  const day = (field: 'from' | 'to') => (
    <TextField
      type="date"
      size="small"
      label={say(field)}
      value={chosen[field] ?? ''}
      onChange={(event) => change({ [field]: event.target.value } satisfies EntryFilter)}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
  return (
    <Stack
      direction="row"
      role="group"
      aria-label={say('filters')}
      sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'center', mb: 2 }}
    >
      <Choice
        label={say('fields.kind')}
        value={chosen.kind}
        choices={TRANSFER_KINDS.map((id) => ({ id, name: say(`kinds.${id}`) }))}
        onChoose={(kind) => change({ kind })}
      />
      <Choice
        label={say('fields.actorKind')}
        value={chosen.actorKind}
        choices={ACTOR_KINDS.map((id) => ({ id, name: say(`actorKinds.${id}`) }))}
        onChoose={(actorKind) => change({ actorKind })}
      />
      {day('from')}
      {day('to')}
      {Object.keys(chosen).length > 0 && <Button onClick={reset}>{say('resetFilters')}</Button>}
      {children}
    </Stack>
  );
}
