import { Link as MuiLink } from '@mui/material';
import { createElement, type ReactNode } from 'react';
import {
  DataTable,
  type DataTableColumnProps,
  RecordContextProvider,
  type RaRecord,
  useRecordContext,
} from 'react-admin';
import { Link } from 'react-router-dom';
import { useRowPath } from './row-path';

export type ColumnProps = DataTableColumnProps & {
  /** The column whose text is the link to the record: exactly one of a list, the first. */
  link?: boolean;
};

function RowLink({ children }: { children: ReactNode }) {
  const path = useRowPath();
  if (!path) return <>{children}</>;
  return (
    <MuiLink component={Link} to={path} sx={{ whiteSpace: 'nowrap' }}>
      {children}
    </MuiLink>
  );
}

function Content({ source, render, field, children }: ColumnProps) {
  const record = useRecordContext();
  if (!record) return null;
  if (render) return <>{render(record)}</>;
  if (field)
    return createElement(field as React.ComponentType<{ source?: string }>, source ? { source } : {});
  if (children) return <>{children}</>;
  const value: unknown = source ? record[source] : undefined;
  return <>{typeof value === 'string' || typeof value === 'number' ? value : '–'}</>;
}

/** How the column is headed and laid out, without what is in its cells. */
function withoutContent(column: DataTableColumnProps): DataTableColumnProps {
  const plain = { ...column };
  delete plain.render;
  delete plain.field;
  delete plain.children;
  return plain;
}

/** A column of a `HouseList`; `link` makes its text the way into the record. */
export function Column({ link = false, ...column }: ColumnProps) {
  if (!link) return <DataTable.Col {...column} />;
  return (
    <DataTable.Col
      {...withoutContent(column)}
      render={(record: RaRecord) => (
        <RecordContextProvider value={record}>
          <RowLink>
            <Content {...column} />
          </RowLink>
        </RecordContextProvider>
      )}
    />
  );
}

/** A column of amounts or counts, at the right. */
export const NumberColumn = (column: DataTableColumnProps) => <DataTable.Col align="right" {...column} />;
