import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';

interface RowErrorsProps {
  /** What the table is called. */
  label: string;
  words: { line: string; problem: string };
  rows: readonly { line: number; text: string }[];
}

/** What is wrong in a file, by line. */
export function RowErrors({ label, words, rows }: RowErrorsProps) {
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="group" aria-label={label}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell align="right" sx={{ width: 88 }}>
              {words.line}
            </TableCell>
            <TableCell>{words.problem}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map(({ line, text }) => (
            <TableRow key={line}>
              <TableCell align="right">{line}</TableCell>
              <TableCell>{text}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
