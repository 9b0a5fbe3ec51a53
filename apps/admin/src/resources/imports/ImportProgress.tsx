import { Alert, Box, Button, LinearProgress, Stack, Typography } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { EMPTY_TALLY, type ImportView } from '@ur-desk/domain/imports';
import { isProblemCode, LOCALE_TAGS, problemText, type Locale } from '@ur-desk/domain/kernel';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Section } from '../../shared/Section';
import { useMay } from '../../shared/use-may';
import { importMessages } from './import.messages';
import { ImportErrors } from './ImportErrors';
import { ImportTallies } from './ImportTallies';
import { useImportStep } from './use-import-step';

const PERCENT = 100;

function Bar({ job }: { job: ImportView }) {
  const say = useSay(importMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const checking = job.state === 'validating';
  const { done } = (checking ? job.forecast : job.result) ?? EMPTY_TALLY;
  const number = (value: number) => value.toLocaleString(LOCALE_TAGS[locale]);
  const share = job.rowsTotal === 0 ? 0 : Math.min(PERCENT, (done / job.rowsTotal) * PERCENT);
  const label = say(checking ? 'checking' : 'running');
  return (
    <Box>
      <Stack direction="row" sx={{ justifyContent: 'space-between', mb: 0.75 }}>
        <Typography variant="body2">
          {job.state === 'running' || checking ? label : say(`states.${job.state}`)}
        </Typography>
        <Typography variant="body2" sx={{ fontWeight: 600 }}>
          {say('progress', { done: number(done), total: number(job.rowsTotal) })}
        </Typography>
      </Stack>
      <LinearProgress
        variant={checking && done === 0 ? 'indeterminate' : 'determinate'}
        value={share}
        aria-label={label}
        sx={{ height: 8, borderRadius: 4 }}
      />
    </Box>
  );
}

/** Why a run does not go on by itself. */
function Halted({ job }: { job: ImportView }) {
  const say = useSay(importMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  if (job.state === 'stopped') return <Alert severity="info">{say('stoppedText')}</Alert>;
  if (job.state !== 'failed') return null;
  const reason = isProblemCode(job.problemCode)
    ? problemText(job.problemCode, { requestId: job.reference }, locale)
    : '';
  return (
    <Alert severity="error">
      {say('failedText')} {reason}
    </Alert>
  );
}

/** The dry run or the run while it lasts, and a run that was stopped or broke off. */
export function ImportProgress({ job }: { job: ImportView }) {
  const say = useSay(importMessages);
  const mayCreate = useMay('imports:create');
  const { run, stop, pending, problem } = useImportStep(job);
  const checking = job.state === 'validating';
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Section title={say(checking ? 'steps.check' : 'steps.run')}>
        <Box sx={{ display: 'grid', gap: 2 }}>
          <Bar job={job} />
          <Halted job={job} />
          {!checking && <ImportTallies tally={job.result ?? EMPTY_TALLY} kind="result" />}
          <ProblemNotice problem={problem} />
          {job.state === 'running' && (
            <Stack direction="row" sx={{ gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
              {mayCreate && (
                <Button variant="outlined" disabled={pending} onClick={() => void stop()}>
                  {say('stop')}
                </Button>
              )}
              <Typography variant="body2" sx={{ color: 'text.secondary' }}>
                {say('runningHint')}
              </Typography>
            </Stack>
          )}
          {mayCreate && (job.state === 'stopped' || job.state === 'failed') && (
            <Box>
              <Button variant="contained" size="large" disabled={pending} onClick={() => void run()}>
                {say('goOn')}
              </Button>
            </Box>
          )}
        </Box>
      </Section>
      {!checking && job.state !== 'running' && <ImportErrors job={job} />}
    </Box>
  );
}
