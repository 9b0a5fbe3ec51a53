import { Box, Button, Stack, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { EVIDENCE_TEXT_LENGTH, type DisputeView, type UpdateDisputeInput } from '@ur-desk/domain/disputes';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Section } from '../../shared/Section';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { EvidenceFiles } from '../evidence-files/EvidenceFiles';
import { disputeMessages } from './dispute.messages';

function EvidenceText({ dispute }: { dispute: DisputeView }) {
  const say = useSay(disputeMessages);
  const known = dispute.evidenceText ?? '';
  const [text, setText] = useState(known);
  const save = useAction<UpdateDisputeInput, DisputeView>(`disputes/${dispute.id}`, {
    method: 'PATCH',
    idempotent: false,
    ifMatch: dispute.version,
    onDone: () => announce(say('saveText')),
  });
  return (
    <Stack sx={{ gap: 1, alignItems: 'flex-start' }}>
      <TextField
        label={say('evidenceText')}
        helperText={say('evidenceHint')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        multiline
        minRows={3}
        maxRows={12}
        fullWidth
        slotProps={{ htmlInput: { maxLength: EVIDENCE_TEXT_LENGTH } }}
      />
      <ProblemNotice problem={save.problem} />
      <Button
        variant="outlined"
        disabled={text.trim() === known || save.pending || !save.ready}
        onClick={() => void save.run({ evidenceText: text.trim() || null })}
      >
        {say('saveText')}
      </Button>
    </Stack>
  );
}

/** What proves that the payment was right: a text and files, collected until the answer is given. */
export function DisputeEvidence({ dispute }: { dispute: DisputeView }) {
  const say = useSay(disputeMessages);
  const may = useMay('disputes:update');
  const open = dispute.state === 'needsResponse' && !dispute.answer?.sending;
  return (
    <Section title={say('evidence')}>
      {open && may ? (
        <EvidenceText dispute={dispute} />
      ) : (
        <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>
          {dispute.evidenceText ?? say('noText')}
        </Typography>
      )}
      <Box sx={{ mt: 2 }}>
        <EvidenceFiles subjectKind="dispute" subjectId={dispute.id} open={open} />
      </Box>
    </Section>
  );
}
