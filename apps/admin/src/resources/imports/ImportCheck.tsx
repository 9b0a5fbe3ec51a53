import { Alert, Box, Button, Stack, Typography } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { EMPTY_TALLY, type ImportView } from '@ur-desk/domain/imports';
import { LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Section } from '../../shared/Section';
import { useMay } from '../../shared/use-may';
import { importMessages } from './import.messages';
import { ImportErrors } from './ImportErrors';
import { ImportTallies } from './ImportTallies';
import { useImportStep } from './use-import-step';

/** The third step: what the dry run found, and the button that does it. */
export function ImportCheck({ job, onChangeColumns }: { job: ImportView; onChangeColumns: () => void }) {
  const say = useSay(importMessages);
  const mayCreate = useMay('imports:create');
  const { run, pending, problem } = useImportStep(job);
  const forecast = job.forecast ?? EMPTY_TALLY;
  const [locale] = useLocaleState() as [Locale, unknown];
  const toWrite = forecast.created + forecast.updated;
  const counted = (value: number) => ({
    smart_count: value,
    count: value.toLocaleString(LOCALE_TAGS[locale]),
  });
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Section title={say('steps.check')}>
        <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
          {say('checkIntro')}
        </Typography>
        <ImportTallies tally={forecast} kind="forecast" />
        {forecast.rejected > 0 && (
          <Alert severity="warning" sx={{ mt: 1.5 }}>
            {say('willLeaveOut', counted(forecast.rejected))}
          </Alert>
        )}
        {toWrite === 0 && (
          <Alert severity="info" sx={{ mt: 1.5 }}>
            {say('nothingToDo')}
          </Alert>
        )}
        <ProblemNotice problem={problem} />
        {mayCreate && (
          <Stack direction="row" sx={{ gap: 1, mt: 2, flexWrap: 'wrap' }}>
            <Button
              variant="contained"
              size="large"
              disabled={toWrite === 0 || pending}
              onClick={() => void run()}
            >
              {say('runNew', counted(toWrite))}
            </Button>
            <Button variant="outlined" size="large" disabled={pending} onClick={onChangeColumns}>
              {say('changeColumns')}
            </Button>
          </Stack>
        )}
      </Section>
      <ImportErrors job={job} />
    </Box>
  );
}
