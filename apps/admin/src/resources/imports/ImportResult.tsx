import { Alert, Box, Button, Stack } from '@mui/material';
import { Link } from 'react-router-dom';
import { EMPTY_TALLY, type ImportView } from '@ur-desk/domain/imports';
import { useSay } from '../../shared/messages';
import { Section } from '../../shared/Section';
import { useMay } from '../../shared/use-may';
import { importMessages } from './import.messages';
import { ImportErrors } from './ImportErrors';
import { ImportTallies } from './ImportTallies';

const listOf = (source: string): string =>
  `/customers?filter=${encodeURIComponent(JSON.stringify({ externalSource: source }))}`;

/** The last step: what became of every row. */
export function ImportResult({ job }: { job: ImportView }) {
  const say = useSay(importMessages);
  const mayCreate = useMay('imports:create');
  const result = job.result ?? EMPTY_TALLY;
  const changed = result.created + result.updated > 0;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <Section title={say('steps.result')}>
        <Box sx={{ display: 'grid', gap: 2 }}>
          <Alert severity="success">
            {changed ? '' : `${say('nothingChanged')} `}
            {say('finishedText')}
          </Alert>
          <ImportTallies tally={result} kind="result" />
          <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap' }}>
            <Button component={Link} to={listOf(job.source)} variant="contained">
              {say('showCustomers')}
            </Button>
            {mayCreate && (
              <Button component={Link} to="/imports/create" variant="outlined">
                {say('another')}
              </Button>
            )}
          </Stack>
        </Box>
      </Section>
      <ImportErrors job={job} />
    </Box>
  );
}
