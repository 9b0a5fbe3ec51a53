import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { type ReactNode } from 'react';

export interface TableColumn<T> {
  /** The heading; a column of buttons has an empty one and a `key`. */
  label: string;
  key?: string;
  align?: 'right';
  render: (row: T) => ReactNode;
}

interface HouseTableProps<T> {
  /** What the table is called: it can be scrolled sideways by keyboard, so it must have a name. */
  label: string;
  columns: readonly TableColumn<T>[];
  rows: readonly T[];
  /** What tells one row from another; the id when left out. */
  rowKey?: (row: T) => string;
}

const idOf = (row: object): string => ('id' in row ? String(row.id) : '');

/** The columns of some rows that are there already: a table within a page, without sort, filter and pages. */
export function HouseTable<T extends object>({ label, columns, rows, rowKey = idOf }: HouseTableProps<T>) {
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={label}>
      <Table size="small">
        <TableHead>
          <TableRow>
            {columns.map(({ label: heading, key, align }) => (
              <TableCell
                key={key ?? heading}
                align={align ?? 'left'}
                {...(heading ? {} : { 'aria-hidden': true })}
              >
                {heading}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow hover key={rowKey(row)}>
              {columns.map(({ label: heading, key, align, render }) => (
                <TableCell key={key ?? heading} align={align ?? 'left'}>
                  {render(row)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
