import { useQuery } from '@tanstack/react-query';
import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useDataProvider, useLocaleState } from 'react-admin';
import { type ImportErrorView, type ImportView } from '@ur-desk/domain/imports';
import { LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { fieldErrorText } from '../../providers/problem-error';
import { DownloadButton } from '../../shared/DownloadButton';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Section, Skeleton } from '../../shared/Section';
import { importMessages } from './import.messages';

const SHOWN = 100;

function ErrorTable({ errors }: { errors: readonly ImportErrorView[] }) {
  const say = useSay(importMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={say('errors')}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell align="right" sx={{ width: 88 }}>
              {say('errorLine')}
            </TableCell>
            <TableCell sx={{ width: '30%' }}>{say('errorColumn')}</TableCell>
            <TableCell>{say('errorText')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {errors.map((error) => (
            <TableRow key={error.id}>
              <TableCell align="right">{error.line.toLocaleString(LOCALE_TAGS[locale])}</TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>
                {error.column === null ? (
                  <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
                    {say('wholeRow')}
                  </Typography>
                ) : (
                  <bdi>{error.column}</bdi>
                )}
              </TableCell>
              <TableCell>{fieldErrorText(error)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

/** What is wrong in the file, by line; shows nothing when nothing is. */
export function ImportErrors({ job }: { job: ImportView }) {
  const say = useSay(importMessages);
  const dataProvider = useDataProvider();
  const [locale] = useLocaleState() as [Locale, unknown];
  const { data, error, refetch } = useQuery({
    queryKey: ['imports', 'errors', job.id, job.version],
    queryFn: async () =>
      (
        await dataProvider.getList(`imports/${job.id}/errors`, {
          pagination: { page: 1, perPage: SHOWN },
          sort: { field: 'line', order: 'ASC' },
          filter: {},
        })
      ).data as ImportErrorView[],
    enabled: job.errorsTotal > 0,
  });
  if (job.errorsTotal === 0) return null;
  const number = (value: number) => value.toLocaleString(LOCALE_TAGS[locale]);
  return (
    <Section
      title={say('errors')}
      actions={
        <DownloadButton
          path={`imports/${job.id}/errors.csv`}
          name={`${job.reference}-errors.csv`}
          label={say('download')}
        />
      }
    >
      <ProblemNotice problem={error} onRetry={() => void refetch()} />
      {data ? <ErrorTable errors={data} /> : !error && <Skeleton />}
      {data && data.length < job.errorsTotal && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
          {say('errorsShown', { shown: number(data.length), total: number(job.errorsTotal) })}
        </Typography>
      )}
    </Section>
  );
}
