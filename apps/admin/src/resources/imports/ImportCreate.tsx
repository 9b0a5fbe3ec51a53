import { Box, Button, LinearProgress, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { IMPORT_LIMITS, type ImportView } from '@ur-desk/domain/imports';
import { http } from '../../providers/http';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Section } from '../../shared/Section';
import { megabytes } from '../../shared/file-size';
import { DropZone } from './DropZone';
import { importMessages } from './import.messages';
import { ImportSteps } from './ImportSteps';

const MAX_SOURCE = 60;

/** `crm-export 2026.csv` → `crm-export 2026`. */
const sourceOf = (name: string): string =>
  name
    .replace(/\.[^.]*$/, '')
    .slice(0, MAX_SOURCE)
    .trim();

/** Sends the file; what is wrong with it stays on the page until another one is chosen. */
function useUpload() {
  const navigate = useNavigate();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const upload = async (file: File, source: string) => {
    const body = new FormData();
    body.append('source', source);
    body.append('file', file);
    setPending(true);
    setProblem(null);
    try {
      const { data } = await http<ImportView>('imports', { method: 'POST', body });
      void navigate(`/imports/${data.id}/show`);
    } catch (error) {
      setProblem(error);
    } finally {
      setPending(false);
    }
  };
  return { upload, pending, problem, clear: () => setProblem(null) };
}

/** The first step of an import: a file and where it comes from. */
export function ImportCreate() {
  const say = useSay(importMessages);
  const [file, setFile] = useState<File | null>(null);
  const [source, setSource] = useState('');
  const { upload, pending, problem, clear } = useUpload();
  const tooLarge = file !== null && file.size > IMPORT_LIMITS.fileBytes;
  const choose = (chosen: File) => {
    clear();
    if (source === '' || source === sourceOf(file?.name ?? '')) setSource(sourceOf(chosen.name));
    setFile(chosen);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file && !tooLarge) void upload(file, source.trim());
  };
  const limits = { megabytes: megabytes(file?.size ?? 0), max: megabytes(IMPORT_LIMITS.fileBytes) };
  return (
    <Box sx={{ maxWidth: 760 }}>
      <PageTitle title={say('create')} subtitle={say('createIntro')} />
      <ImportSteps current="upload" />
      <Section title={say('steps.upload')}>
        <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 1.5 }}>
          <DropZone file={file} disabled={pending} onChoose={choose} />
          {tooLarge && (
            <Typography role="alert" variant="body2" sx={{ color: 'error.main' }}>
              {say('tooLarge', limits)}
            </Typography>
          )}
          <ProblemNotice problem={problem} />
          <TextField
            label={say('fields.source')}
            helperText={say('sourceHint')}
            value={source}
            onChange={(event) => setSource(event.target.value)}
            slotProps={{ htmlInput: { maxLength: MAX_SOURCE } }}
            required
            fullWidth
          />
          {pending && (
            <Box role="status">
              <Typography variant="body2" sx={{ mb: 0.5 }}>
                {say('uploading')}
              </Typography>
              <LinearProgress aria-hidden />
            </Box>
          )}
          <Box>
            <Button
              type="submit"
              variant="contained"
              size="large"
              disabled={!file || tooLarge || pending || source.trim() === ''}
            >
              {say('upload')}
            </Button>
          </Box>
        </Box>
      </Section>
    </Box>
  );
}
