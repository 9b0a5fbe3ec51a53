import UploadIcon from '@mui/icons-material/UploadFileOutlined';
import { Box, Button, MenuItem, Stack, TextField, Typography } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, useId, useState } from 'react';
import {
  EVIDENCE_LIMITS,
  EVIDENCE_MEDIA_TYPES,
  type EvidenceFileView,
  type EvidenceKind,
  type EvidenceSubject,
} from '@ur-desk/domain/evidence';
import { http } from '../../providers/http';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useOnline } from '../../shared/use-online';
import { visuallyHidden } from '../../shell/visually-hidden';
import { evidenceMessages } from './evidence-file.messages';

interface AddEvidenceProps {
  subject: { subjectKind: EvidenceSubject; subjectId: string };
  /** Of which there is none yet. */
  kinds: readonly EvidenceKind[];
}

const MAX_MEGABYTES = EVIDENCE_LIMITS.fileBytes / 1_000_000;

function useUpload({ subjectKind, subjectId }: AddEvidenceProps['subject']) {
  const say = useSay(evidenceMessages);
  const queries = useQueryClient();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const upload = async (file: File, kind: EvidenceKind) => {
    const body = new FormData();
    for (const [name, value] of Object.entries({ subjectKind, subjectId, kind })) body.append(name, value);
    body.append('file', file);
    setPending(true);
    setProblem(null);
    try {
      await http<EvidenceFileView>('evidence-files', { method: 'POST', body });
      await queries.invalidateQueries();
      announce(say('added', { name: file.name }));
    } catch (error) {
      setProblem(error);
    } finally {
      setPending(false);
    }
  };
  return { upload, pending, problem };
}

/** Chooses what a file shows, and the file; it is sent at once. */
export function AddEvidence({ subject, kinds }: AddEvidenceProps) {
  const say = useSay(evidenceMessages);
  const online = useOnline();
  const input = useId();
  const [wanted, setWanted] = useState<EvidenceKind>('receipt');
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const { upload, pending, problem } = useUpload(subject);
  const kind = kinds.includes(wanted) ? wanted : kinds[0];
  if (!kind) return null;
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    event.target.value = '';
    if (!file) return;
    const fits = file.size <= EVIDENCE_LIMITS.fileBytes;
    setTooLarge(fits ? null : file.name);
    if (fits) void upload(file, kind);
  };
  return (
    <Stack sx={{ mt: 1.5, gap: 1, alignItems: 'flex-start' }}>
      <Stack direction="row" sx={{ gap: 1.5, flexWrap: 'wrap', alignItems: 'center' }}>
        <TextField
          select
          label={say('kind')}
          value={kind}
          onChange={(event) => setWanted(event.target.value as EvidenceKind)}
          size="small"
          sx={{ minWidth: 200 }}
        >
          {kinds.map((one) => (
            <MenuItem key={one} value={one}>
              {say(`kinds.${one}`)}
            </MenuItem>
          ))}
        </TextField>
        <Button
          component="label"
          htmlFor={input}
          variant="outlined"
          startIcon={<UploadIcon />}
          disabled={pending || !online}
        >
          {say('add')}
        </Button>
        <Box
          component="input"
          id={input}
          type="file"
          accept={EVIDENCE_MEDIA_TYPES.join(',')}
          disabled={pending || !online}
          onChange={choose}
          sx={visuallyHidden}
        />
      </Stack>
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        {say('hint', { max: MAX_MEGABYTES })}
      </Typography>
      {tooLarge && (
        <Typography role="alert" variant="body2" sx={{ color: 'error.main' }}>
          {say('tooLarge', { name: tooLarge, max: MAX_MEGABYTES })}
        </Typography>
      )}
      <ProblemNotice problem={problem} />
    </Stack>
  );
}
