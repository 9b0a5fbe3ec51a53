import { Button, Typography } from '@mui/material';
import { CSV_BYTE_ORDER_MARK, csvLine } from '@ur-desk/domain/csv';
import { type TierImportDetailView } from '@ur-desk/domain/memberships';
import { fieldErrorText } from '../../providers/problem-error';
import { useSay } from '../../shared/messages';
import { RowErrors } from '../../shared/RowErrors';
import { saveFile } from '../../shared/save-file';
import { Section } from '../../shared/Section';
import { tierImportMessages } from './tier-import.messages';

const SHOWN = 100;

/** What is wrong in the file, by line; nothing when nothing is. */
export function TierImportErrors({ job }: { job: TierImportDetailView }) {
  const say = useSay(tierImportMessages);
  const { errors, rejected, reference } = job;
  if (errors.length === 0) return null;
  const rows = errors.map(({ line, code, params }) => ({
    line,
    text: fieldErrorText({ field: 'row', code, params }),
  }));
  const download = () => {
    const lines = rows.map(({ line, text }) => csvLine([line, text]));
    const head = [CSV_BYTE_ORDER_MARK, csvLine([say('line'), say('problem')])];
    saveFile(new Blob([...head, ...lines], { type: 'text/csv;charset=utf-8' }), `${reference}-errors.csv`);
  };
  return (
    <Section title={say('errors')} actions={<Button onClick={download}>{say('download')}</Button>}>
      <RowErrors
        label={say('errors')}
        words={{ line: say('line'), problem: say('problem') }}
        rows={rows.slice(0, SHOWN)}
      />
      {rejected > SHOWN && (
        <Typography variant="body2" sx={{ color: 'text.secondary', mt: 1 }}>
          {say('errorsShown', { shown: Math.min(SHOWN, errors.length), total: rejected })}
        </Typography>
      )}
    </Section>
  );
}
