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

export type ColumnProps<T extends RaRecord = RaRecord> = DataTableColumnProps<T> & {
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

function Content<T extends RaRecord>({ source, render, field, children }: ColumnProps<T>) {
  const record = useRecordContext<T>();
  if (!record) return null;
  if (render) return <>{render(record)}</>;
  if (field)
    return createElement(field as React.ComponentType<{ source?: string }>, source ? { source } : {});
  if (children) return <>{children}</>;
  const value: unknown = source ? record[source] : undefined;
  return <>{typeof value === 'string' || typeof value === 'number' ? value : '–'}</>;
}

/** How the column is headed and laid out, without what is in its cells. */
function withoutContent<T extends RaRecord>(column: DataTableColumnProps<T>): DataTableColumnProps<T> {
  const plain = { ...column };
  delete plain.render;
  delete plain.field;
  delete plain.children;
  return plain;
}

/** A column of a `HouseList`; `link` makes its text the way into the record. */
export function Column<T extends RaRecord = RaRecord>({ link = false, ...column }: ColumnProps<T>) {
  if (!link) return <DataTable.Col {...column} />;
  return (
    <DataTable.Col
      {...withoutContent(column)}
      render={(record: T) => (
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
export function NumberColumn<T extends RaRecord = RaRecord>(column: DataTableColumnProps<T>) {
  return <DataTable.Col align="right" {...column} />;
}
