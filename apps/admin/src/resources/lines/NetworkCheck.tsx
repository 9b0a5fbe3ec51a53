import SyncIcon from '@mui/icons-material/SyncOutlined';
import { Alert, Box, Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import {
  formatIccid,
  type LineComparisonView,
  type LineDifferenceView,
  type LineView,
} from '@ur-desk/domain/lines';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { announce } from '../../shared/announce';
import { formatInstant } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { operatorZone } from '../../shared/zones';
import { usePhoneText } from '../customers/phone-text';
import { lineMessages } from './line.messages';

/** A number, profile or service as the page writes it. */
function useValueText() {
  const say = useSay(lineMessages);
  const phoneText = usePhoneText();
  return (field: LineDifferenceView['field'], value: string | null): string => {
    if (value === null) return say('network.nothing');
    if (field === 'msisdn') return phoneText(value);
    if (field === 'iccid') return formatIccid(value);
    if (field === 'services') return value;
    return say(`states.${value as LineView['state']}`);
  };
}

/** Tells the network once more how we have the line. */
function Correct({ line }: { line: LineView }) {
  const say = useSay(lineMessages);
  const { run, pending, ready, problem } = useAction<object, LineView>(`lines/${line.id}/correct`, {
    onDone: ({ order }) =>
      announce(say(order?.state === 'confirmed' ? 'network.corrected' : 'network.correcting')),
  });
  return (
    <>
      <Button variant="outlined" disabled={pending || !ready} onClick={() => void run({})} sx={{ mt: 1 }}>
        {say('network.correct')}
      </Button>
      <ProblemNotice problem={problem} />
    </>
  );
}

function Answer({ line, comparison }: { line: LineView; comparison: LineComparisonView }) {
  const say = useSay(lineMessages);
  const valueText = useValueText();
  const [locale] = useLocaleState() as [Locale, unknown];
  const mayCorrect = useMay('lines:update');
  const { result, differences, asOf } = comparison;
  const at = asOf === null ? '' : formatInstant(asOf, operatorZone(), locale);
  if (result === 'noAnswer') return <Alert severity="info">{say('network.noAnswer')}</Alert>;
  if (result === 'same') return <Alert severity="success">{say('network.same', { at })}</Alert>;
  return (
    <Alert severity="error">
      {say(`network.${result}`, { at })}
      {differences.length > 0 && (
        <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
          {differences.map(({ field, ours, network }) => (
            <li key={field}>
              {say('network.difference', {
                field: say(`network.fields.${field}`),
                ours: valueText(field, ours),
                network: valueText(field, network),
              })}
            </li>
          ))}
        </Box>
      )}
      {mayCorrect && <Correct line={line} />}
    </Alert>
  );
}

/** What the network has of a line at this moment, asked when somebody wants to know. */
export function NetworkCheck({ line }: { line: LineView }) {
  const say = useSay(lineMessages);
  const dataProvider = useDataProvider<DeskDataProvider>();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['lines', line.id, 'network'],
    queryFn: ({ signal }) => dataProvider.read<LineComparisonView>(`lines/${line.id}/network`, { signal }),
    enabled: false,
    retry: false,
  });
  return (
    <>
      <Button startIcon={<SyncIcon />} disabled={isFetching} onClick={() => void refetch()}>
        {say('network.ask')}
      </Button>
      {(data ?? error) && (
        <Box role="status" sx={{ flexBasis: '100%', order: 1 }}>
          {error ? <ProblemNotice problem={error} /> : data && <Answer line={line} comparison={data} />}
        </Box>
      )}
    </>
  );
}
