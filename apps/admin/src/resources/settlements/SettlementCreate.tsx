import { Box, Button, LinearProgress, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { IMPORT_LIMITS } from '@ur-desk/domain/imports';
import { type SettlementDetailView } from '@ur-desk/domain/settlements';
import { http } from '../../providers/http';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Section } from '../../shared/Section';
import { DropZone } from '../imports/DropZone';
import { megabytes } from '../../shared/file-size';
import { SandboxReport } from './SandboxReport';
import { settlementMessages } from './settlement.messages';

/** Sends the report; what is wrong with it stays on the page until another one is chosen. */
function useUpload() {
  const navigate = useNavigate();
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const upload = async (file: File) => {
    const body = new FormData();
    body.append('file', file);
    setPending(true);
    setProblem(null);
    try {
      const { data } = await http<SettlementDetailView>('settlements', { method: 'POST', body });
      void navigate(`/settlements/${data.id}/show`);
    } catch (error) {
      setProblem(error);
    } finally {
      setPending(false);
    }
  };
  return { upload, pending, problem, clear: () => setProblem(null) };
}

/** A provider's report goes in: read and shown first, compared when somebody says so. */
export function SettlementCreate() {
  const say = useSay(settlementMessages);
  const [file, setFile] = useState<File | null>(null);
  const { upload, pending, problem, clear } = useUpload();
  const tooLarge = file !== null && file.size > IMPORT_LIMITS.fileBytes;
  const choose = (chosen: File) => {
    clear();
    setFile(chosen);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file && !tooLarge) void upload(file);
  };
  return (
    <Box sx={{ maxWidth: 760, display: 'grid', gap: 2 }}>
      <PageTitle title={say('create')} subtitle={say('createIntro')} />
      <Section title={say('fields.fileName')}>
        <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 1.5 }}>
          <DropZone file={file} disabled={pending} onChoose={choose} />
          {tooLarge && (
            <Typography role="alert" variant="body2" sx={{ color: 'error.main' }}>
              {say('tooLarge', { max: megabytes(IMPORT_LIMITS.fileBytes) })}
            </Typography>
          )}
          <ProblemNotice problem={problem} />
          {pending && (
            <Box role="status">
              <Typography variant="body2" sx={{ mb: 0.5 }}>
                {say('uploading')}
              </Typography>
              <LinearProgress aria-hidden />
            </Box>
          )}
          <Box>
            <Button type="submit" variant="contained" size="large" disabled={!file || tooLarge || pending}>
              {say('upload')}
            </Button>
          </Box>
        </Box>
      </Section>
      <SandboxReport />
    </Box>
  );
}
