import { Alert, Box, Typography } from '@mui/material';
import { type StockAddedView } from '@ur-desk/domain/numbers';
import { fieldErrorText } from '../../providers/problem-error';
import { useSay } from '../../shared/messages';
import { RowErrors } from '../../shared/RowErrors';
import { numberMessages } from './number.messages';

/** What a check of rows found: how many are right, and what is wrong with the others. */
export function StockReport({ added, rejected, errors }: StockAddedView) {
  const say = useSay(numberMessages);
  const rows = errors.map(({ line, code, params }) => ({
    line,
    text: fieldErrorText({ field: 'row', code, params }),
  }));
  return (
    <Box sx={{ display: 'grid', gap: 1.5, mt: 1 }} role="status">
      <Alert severity={added > 0 ? 'success' : 'info'}>{say('willAdd', { smart_count: added })}</Alert>
      {rejected > 0 && (
        <>
          <Alert severity="warning">{say('wrongRows', { smart_count: rejected })}</Alert>
          {rejected > rows.length && (
            <Typography variant="body2">{say('wrongShown', { shown: rows.length })}</Typography>
          )}
          <RowErrors
            label={say('problem')}
            words={{ line: say('line'), problem: say('problem') }}
            rows={rows}
          />
        </>
      )}
    </Box>
  );
}
