import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useDataProvider, useLocaleState } from 'react-admin';
import { useParams } from 'react-router-dom';
import { isImportAtWork, type ImportView } from '@ur-desk/domain/imports';
import { LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { PageTitle } from '../../shared/PageTitle';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Skeleton } from '../../shared/Section';
import { useMay } from '../../shared/use-may';
import { sizeText } from '../../shared/file-size';
import { importMessages } from './import.messages';
import { ImportCheck } from './ImportCheck';
import { ImportMapping } from './ImportMapping';
import { ImportProgress } from './ImportProgress';
import { ImportResult } from './ImportResult';
import { ImportStateChip } from './ImportStateChip';
import { ImportSteps, type ImportStep } from './ImportSteps';

const POLL_MS = 1_000;
const DELIMITER_NAMES = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;

/** The import, asked for again and again while something happens to it by itself. */
function useImport(id: string) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  return useQuery({
    queryKey: ['imports', 'live', id],
    queryFn: ({ signal }) => dataProvider.read<ImportView>(`imports/${id}`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => (data && isImportAtWork(data.state) ? POLL_MS : false),
  });
}

const STEP_OF_STATE: Record<ImportView['state'], ImportStep> = {
  uploaded: 'map',
  validating: 'check',
  validated: 'check',
  running: 'run',
  stopped: 'run',
  failed: 'run',
  finished: 'result',
};

function useAnnouncedState(state: ImportView['state'] | undefined) {
  const say = useSay(importMessages);
  const known = useRef(state);
  useEffect(() => {
    if (state && known.current && known.current !== state) announce(say(`states.${state}`));
    known.current = state;
  }, [state, say]);
}

function FileFacts({ job }: { job: ImportView }) {
  const say = useSay(importMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const tag = LOCALE_TAGS[locale];
  return (
    <>
      {say('fileFacts', {
        rows: job.rowsTotal.toLocaleString(tag),
        columns: job.columns.length,
        encoding: say(`encodings.${job.encoding}`),
        delimiter: say(`delimiters.${DELIMITER_NAMES[job.delimiter]}`),
        size: sizeText(job.fileBytes, tag),
      })}
    </>
  );
}

function Content({
  job,
  step,
  onChangeColumns,
}: {
  job: ImportView;
  step: ImportStep;
  onChangeColumns: () => void;
}) {
  const mayCreate = useMay('imports:create');
  if (job.state === 'validating' || step === 'run') return <ImportProgress job={job} />;
  if (step === 'map') return <ImportMapping job={job} readOnly={!mayCreate} />;
  if (step === 'check') return <ImportCheck job={job} onChangeColumns={onChangeColumns} />;
  return <ImportResult job={job} />;
}

/** An import from its columns to its result: the page shows what comes next. */
export function ImportShow() {
  const { id = '' } = useParams();
  const { data: job, error, refetch } = useImport(id);
  const [changingVersion, setChangingVersion] = useState(0);
  const queries = useQueryClient();
  useAnnouncedState(job?.state);
  useEffect(() => {
    if (job?.state === 'finished') void queries.invalidateQueries({ queryKey: ['customers'] });
  }, [job?.state, queries]);
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!job) return <Skeleton lines={8} />;
  const changing = job.state === 'validated' && changingVersion === job.version;
  const step = changing ? 'map' : STEP_OF_STATE[job.state];
  return (
    <>
      <PageTitle
        title={job.fileName}
        beside={<ImportStateChip state={job.state} />}
        subtitle={
          <>
            {job.reference} · <FileFacts job={job} />
          </>
        }
      />
      <ImportSteps current={step} />
      <Content job={job} step={step} onChangeColumns={() => setChangingVersion(job.version)} />
    </>
  );
}
