import { Alert, Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { PLAN_ROW_OUTCOMES, type PlanFileView } from '@ur-desk/domain/plan-files';
import { fieldErrorText } from '../../providers/problem-error';
import { useSay } from '../../shared/messages';
import { planFileMessages } from './plan-file.messages';

interface CellTableProps {
  label: string;
  headings: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}

function CellTable({ label, headings, rows }: CellTableProps) {
  return (
    <Box sx={{ overflow: 'auto', maxHeight: 260 }} tabIndex={0} role="group" aria-label={label}>
      <Table size="small" stickyHeader>
        <TableHead>
          <TableRow>
            {headings.map((heading) => (
              <TableCell key={heading}>{heading}</TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((cells, place) => (
            <TableRow key={place}>
              {cells.map((cell, column) => (
                <TableCell key={headings[column]}>{cell}</TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

/** What a file would do, or what is wrong in it. */
export function CatalogueFileReport({ report }: { report: PlanFileView }) {
  const say = useSay(planFileMessages);
  const { mistakes, errors, changes, rows } = report;
  if (mistakes > 0)
    return (
      <Box sx={{ display: 'grid', gap: 1.5 }} role="status">
        <Alert severity="warning">{say('mistakes', { smart_count: mistakes })}</Alert>
        {mistakes > errors.length && (
          <Typography variant="body2">{say('mistakesShown', { shown: errors.length })}</Typography>
        )}
        <CellTable
          label={say('problem')}
          headings={[say('line'), say('column'), say('problem')]}
          rows={errors.map(({ line, column, code, params }) => [
            line,
            column,
            fieldErrorText({ field: column, code, params }),
          ])}
        />
      </Box>
    );
  const counts = PLAN_ROW_OUTCOMES.filter((outcome) => report[outcome] > 0).map((outcome) =>
    say(`counts.${outcome}`, { smart_count: report[outcome] }),
  );
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }} role="status">
      <Alert severity={changes.length > 0 ? 'success' : 'info'}>
        {say('rows', { smart_count: rows })} {counts.join(say('between'))}
      </Alert>
      {changes.length > 0 && (
        <CellTable
          label={say('changes')}
          headings={[say('line'), say('code'), say('outcome')]}
          rows={changes.map(({ line, code, outcome }) => [line, code, say(`outcomes.${outcome}`)])}
        />
      )}
    </Box>
  );
}
