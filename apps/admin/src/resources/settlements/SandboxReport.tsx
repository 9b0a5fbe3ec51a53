import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { addMs, DAY_MS, type Instant, localDateAt, startOfLocalDate } from '@ur-desk/domain/kernel';
import { http } from '../../providers/http';
import { announce } from '../../shared/announce';
import { operatorZone } from '../../shared/zones';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Section } from '../../shared/Section';
import { saveFile } from '../../shared/save-file';
import { PeriodInput, usePeriodDraft } from './PeriodInput';
import { settlementMessages } from './settlement.messages';

const SHOWN_DAYS = 7;

/** The last week, whole days of the operator, today included. */
function lastWeek() {
  const zone = operatorZone();
  const dayStart = (instant: Instant) => startOfLocalDate(localDateAt(instant, zone), zone);
  const now = new Date().toISOString();
  return { from: dayStart(addMs(now, -SHOWN_DAYS * DAY_MS)), to: dayStart(addMs(now, DAY_MS)) };
}

/** The sandbox writes its own report, so that all of this can be tried without a real provider. */
export function SandboxReport() {
  const say = useSay(settlementMessages);
  const [initial] = useState(lastWeek);
  const draft = usePeriodDraft(initial);
  const [problem, setProblem] = useState<unknown>(null);
  const download = async () => {
    if (!draft.period) return;
    setProblem(null);
    try {
      const query = new URLSearchParams({ ...draft.period }).toString();
      const { data } = await http<Blob>(`settlements/sandbox-report.csv?${query}`);
      const days = [draft.from, draft.to].map((time) => time.slice(0, 10)).join('-');
      saveFile(data, `sandbox-settlement-${days}.csv`);
      announce(say('downloaded'));
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <Section title={say('sandboxTitle')}>
      <Box sx={{ display: 'grid', gap: 1.5 }}>
        <Typography variant="body2">{say('sandboxText', { zone: operatorZone() })}</Typography>
        <PeriodInput draft={draft} />
        <ProblemNotice problem={problem} />
        <Box>
          <Button
            variant="outlined"
            startIcon={<DownloadIcon />}
            disabled={!draft.period}
            onClick={() => void download()}
          >
            {say('sandboxDownload')}
          </Button>
        </Box>
      </Box>
    </Section>
  );
}
