import { Box, Button, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import {
  EXPLANATION_REASONS,
  type ExplainLineInput,
  type ExplanationReason,
  isCompared,
  type LinkLineInput,
  SETTLEMENT_LIMITS,
  type SettlementLineView,
} from '@ur-desk/domain/settlements';
import { fieldErrorText, ProblemError } from '../../providers/problem-error';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Section } from '../../shared/Section';
import { useAction } from '../../shared/use-action';
import { settlementMessages } from './settlement.messages';

interface Of {
  line: SettlementLineView;
}

const useLineAction = <Body extends object>(
  { id }: SettlementLineView,
  action: 'ask' | 'link' | 'explain' | 'reopen',
  onDone: (line: SettlementLineView) => void,
) => useAction<Body, SettlementLineView>(`settlement-lines/${id}/${action}`, { idempotent: false, onDone });

/** What a problem says of one field; empty when it is about something else. */
const fieldText = (problem: unknown, field: string): string => {
  const errors = problem instanceof ProblemError ? problem.errors : [];
  const error = errors.find((one) => one.field === field);
  return error ? fieldErrorText(error) : '';
};

function AskButton({ line }: Of) {
  const say = useSay(settlementMessages);
  const ask = useLineAction<object>(line, 'ask', ({ answer }) => {
    if (answer) announce(say('asked', { answer: say(`answers.${answer}`) }));
  });
  return (
    <Box>
      <Button variant="contained" disabled={ask.pending || !ask.ready} onClick={() => void ask.run({})}>
        {say('ask')}
      </Button>
      <ProblemNotice problem={ask.problem} />
    </Box>
  );
}

function LinkForm({ line }: Of) {
  const say = useSay(settlementMessages);
  const [reference, setReference] = useState('');
  const link = useLineAction<LinkLineInput>(line, 'link', (after) =>
    announce(say('linkDone', { reference, class: say(`classes.${after.class}`) })),
  );
  const wrong = fieldText(link.problem, 'reference');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void link.run({ reference: reference.trim() });
  };
  return (
    <Section title={say('linkTitle')}>
      <Stack
        component="form"
        noValidate
        onSubmit={submit}
        direction="row"
        sx={{ gap: 1, alignItems: 'flex-start' }}
      >
        <TextField
          label={say('linkLabel')}
          value={reference}
          error={wrong !== ''}
          helperText={wrong}
          onChange={(event) => setReference(event.target.value)}
          slotProps={{ htmlInput: { maxLength: 40 } }}
          sx={{ flex: 1 }}
        />
        <Button type="submit" variant="outlined" disabled={link.pending || reference.trim() === ''}>
          {say('link')}
        </Button>
      </Stack>
      {wrong === '' && <ProblemNotice problem={link.problem} />}
    </Section>
  );
}

const SHORTEST_NOTE = 3;

function ExplainForm({ line }: Of) {
  const say = useSay(settlementMessages);
  const [reason, setReason] = useState<ExplanationReason>('timing');
  const [note, setNote] = useState('');
  const explain = useLineAction<ExplainLineInput>(line, 'explain', () => announce(say('explained')));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void explain.run({ reason, note: note.trim() });
  };
  return (
    <Section title={say('explainTitle')}>
      <Stack component="form" noValidate onSubmit={submit} sx={{ gap: 1.5 }}>
        <TextField
          select
          label={say('reason')}
          value={reason}
          onChange={(event) => setReason(event.target.value as ExplanationReason)}
        >
          {EXPLANATION_REASONS.map((id) => (
            <MenuItem key={id} value={id}>
              {say(`reasons.${id}`)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          multiline
          label={say('note')}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          slotProps={{ htmlInput: { maxLength: SETTLEMENT_LIMITS.note } }}
        />
        <ProblemNotice problem={explain.problem} />
        <Box>
          <Button
            type="submit"
            variant="outlined"
            disabled={explain.pending || note.trim().length < SHORTEST_NOTE}
          >
            {say('explain')}
          </Button>
        </Box>
      </Stack>
    </Section>
  );
}

function ReopenButton({ line }: Of) {
  const say = useSay(settlementMessages);
  const reopen = useLineAction<object>(line, 'reopen', () => announce(say('reopened')));
  return (
    <Box>
      <Button variant="outlined" disabled={reopen.pending} onClick={() => void reopen.run({})}>
        {say('reopen')}
      </Button>
      <ProblemNotice problem={reopen.problem} />
    </Box>
  );
}

/** What can be done about a line; nothing of it books money. */
export function LineActions({ line }: Of) {
  const say = useSay(settlementMessages);
  if (line.explanation) return <ReopenButton line={line} />;
  if (!line.open) return null;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {say('bookHint')}
      </Typography>
      {line.ours && <AskButton line={line} />}
      {line.theirs && isCompared(line.kind) && <LinkForm line={line} />}
      <ExplainForm line={line} />
    </Box>
  );
}
