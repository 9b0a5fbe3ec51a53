import AddIcon from '@mui/icons-material/Add';
import RemoveIcon from '@mui/icons-material/DeleteOutlined';
import { Box, Button, IconButton, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useInput } from 'react-admin';
import {
  CRITERIA_MATCHES,
  type CriteriaGroup,
  type CriteriaMatch,
  CRITERION_KINDS,
  type Criterion,
  type CriterionKind,
} from '@ur-desk/domain/promotions';
import { useSay } from '../../shared/messages';
import { blankCriterion, CriterionFields } from './CriterionFields';
import { errorAt, firstMessage } from './field-errors';
import { asIs, Wrong } from './inputs';
import { promotionMessages } from './promotion.messages';

interface RowProps {
  value: Criterion;
  error: unknown;
  onChange: (value: Criterion) => void;
  onRemove: () => void;
}

function CriterionRow({ value, error, onChange, onRemove }: RowProps) {
  const say = useSay(promotionMessages);
  return (
    <Box>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'flex-start', flexWrap: 'wrap' }}>
        <TextField
          select
          label={say('criterion')}
          value={value.kind}
          onChange={(event) => onChange(blankCriterion(event.target.value as CriterionKind))}
          sx={{ width: 220 }}
        >
          {CRITERION_KINDS.map((kind) => (
            <MenuItem key={kind} value={kind}>
              {say(`kinds.${kind}`)}
            </MenuItem>
          ))}
        </TextField>
        <CriterionFields value={value} onChange={onChange} />
        <IconButton
          aria-label={say('removeCriterion', { kind: say(`kinds.${value.kind}`) })}
          onClick={onRemove}
          sx={{ mt: 1 }}
        >
          <RemoveIcon fontSize="small" />
        </IconButton>
      </Stack>
      <Wrong>{firstMessage(error)}</Wrong>
    </Box>
  );
}

interface GroupProps {
  value: CriteriaGroup;
  error: unknown;
  onChange: (value: CriteriaGroup) => void;
  onRemove: () => void;
}

function GroupFields({ value, error, onChange, onRemove }: GroupProps) {
  const say = useSay(promotionMessages);
  const { match, criteria } = value;
  const replace = (index: number, next: Criterion | null) =>
    onChange({
      match,
      criteria: criteria.flatMap((one, at) => (at === index ? (next ? [next] : []) : [one])),
    });
  const add = () => onChange({ match, criteria: [...criteria, blankCriterion('plan')] });
  return (
    <Stack sx={{ gap: 1, border: 1, borderColor: 'divider', borderRadius: 2, p: 1.5, width: '100%' }}>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center' }}>
        <TextField
          select
          label={say('match')}
          value={match}
          onChange={(event) => onChange({ match: event.target.value as CriteriaMatch, criteria })}
          sx={{ width: 220 }}
        >
          {CRITERIA_MATCHES.map((one) => (
            <MenuItem key={one} value={one}>
              {say(one === 'all' ? 'allOf' : 'anyOf')}
            </MenuItem>
          ))}
        </TextField>
        <IconButton aria-label={say('removeGroup')} onClick={onRemove}>
          <RemoveIcon fontSize="small" />
        </IconButton>
      </Stack>
      {criteria.map((criterion, index) => (
        <CriterionRow
          // Rows have no identity of their own; their place is what they are.
          key={index}
          value={criterion}
          error={errorAt(errorAt(error, 'criteria'), index)}
          onChange={(next) => replace(index, next)}
          onRemove={() => replace(index, null)}
        />
      ))}
      <Button size="small" startIcon={<AddIcon />} onClick={add} sx={{ alignSelf: 'flex-start' }}>
        {say('addCriterion')}
      </Button>
    </Stack>
  );
}

/** Who and what it is for: groups of conditions, each of which must hold. */
export function CriteriaInput() {
  const say = useSay(promotionMessages);
  const { field, fieldState } = useInput({ source: 'criteria', ...asIs });
  const groups = (field.value ?? []) as CriteriaGroup[];
  const replace = (index: number, next: CriteriaGroup | null) =>
    field.onChange(groups.flatMap((one, at) => (at === index ? (next ? [next] : []) : [one])));
  const add = () => field.onChange([...groups, { match: 'all', criteria: [blankCriterion('plan')] }]);
  return (
    <Stack sx={{ gap: 1, alignItems: 'flex-start' }}>
      {groups.length === 0 && <Typography variant="body2">{say('everybody')}</Typography>}
      {groups.map((group, index) => (
        <GroupFields
          key={index}
          value={group}
          error={errorAt(fieldState.error, index)}
          onChange={(next) => replace(index, next)}
          onRemove={() => replace(index, null)}
        />
      ))}
      <Button startIcon={<AddIcon />} onClick={add}>
        {say('addGroup')}
      </Button>
    </Stack>
  );
}
