import { useQuery } from '@tanstack/react-query';
import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { type ReactNode } from 'react';
import { useDataProvider, type RaRecord } from 'react-admin';
import { EmptyState } from '../../shared/EmptyState';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Skeleton } from '../../shared/Section';

export interface RelatedColumn {
  label: string;
  align?: 'right';
  render: (record: RaRecord) => ReactNode;
}

interface RelatedTableProps {
  resource: string;
  customerId: string;
  label: string;
  empty: string;
  columns: readonly RelatedColumn[];
}

const SHOWN = 50;

/** The newest records of a noun that belong to the customer, in a tab of his page. */
export function RelatedTable({ resource, customerId, label, empty, columns }: RelatedTableProps) {
  const dataProvider = useDataProvider();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: [resource, 'related', customerId],
    queryFn: async () =>
      (
        await dataProvider.getList(resource, {
          filter: { customerId },
          sort: { field: 'createdAt', order: 'DESC' },
          pagination: { page: 1, perPage: SHOWN },
        })
      ).data as RaRecord[],
    staleTime: 0,
  });
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (isPending) return <Skeleton />;
  if (data.length === 0) return <EmptyState title={empty} />;
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={label}>
      <Table size="small">
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column.label} align={column.align ?? 'left'}>
                {column.label}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {data.map((record) => (
            <TableRow key={String(record.id)}>
              {columns.map((column) => (
                <TableCell key={column.label} align={column.align ?? 'left'}>
                  {column.render(record)}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
