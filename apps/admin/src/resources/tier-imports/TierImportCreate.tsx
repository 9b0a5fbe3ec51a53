import { Box, LinearProgress, Typography } from '@mui/material';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { type TierImportDetailView } from '@ur-desk/domain/memberships';
import { http } from '../../providers/http';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Section } from '../../shared/Section';
import { DropZone } from '../imports/DropZone';
import { tierImportMessages } from './tier-import.messages';

/** Takes a file of customers and checks it at once; `?tier=` names the tier that they are meant for. */
export function TierImportCreate() {
  const say = useSay(tierImportMessages);
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [file, setFile] = useState<File | null>(null);
  const [pending, setPending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const upload = async (chosen: File) => {
    const body = new FormData();
    body.append('file', chosen);
    setFile(chosen);
    setPending(true);
    setProblem(null);
    try {
      const { data } = await http<TierImportDetailView>('tier-imports', { method: 'POST', body });
      void navigate(`/tier-imports/${data.id}/show?${search}`);
    } catch (error) {
      setProblem(error);
    } finally {
      setPending(false);
    }
  };
  return (
    <Box sx={{ maxWidth: 760 }}>
      <PageTitle title={say('create')} subtitle={say('createIntro')} />
      <Section title={say('facts')}>
        <Box sx={{ display: 'grid', gap: 1.5 }}>
          <DropZone file={file} disabled={pending} onChoose={(chosen) => void upload(chosen)} />
          <ProblemNotice problem={problem} />
          {pending && (
            <Box role="status">
              <Typography variant="body2" sx={{ mb: 0.5 }}>
                {say('checking')}
              </Typography>
              <LinearProgress aria-hidden />
            </Box>
          )}
        </Box>
      </Section>
    </Box>
  );
}
