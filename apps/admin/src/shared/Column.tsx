import { Link as MuiLink, TableCell, TableSortLabel, Tooltip } from '@mui/material';
import { createContext, type ReactNode, useContext } from 'react';
import {
  type RaRecord,
  useListContext,
  useLocaleState,
  useRecordContext,
  useResourceContext,
  useTranslate,
} from 'react-admin';
import { Link } from 'react-router-dom';
import { type Locale, LOCALE_TAGS } from '@ur-desk/domain/kernel';
import { useRowPath } from './row-path';

export interface ColumnProps<T extends RaRecord = RaRecord> {
  /** The field; a column is sorted by it unless `disableSort` is said. */
  source?: string;
  /** The heading; the label of the resource's field when left out. */
  label?: string;
  disableSort?: boolean;
  /** The column whose text is the link to the record: exactly one of a list, the first. */
  link?: boolean;
  align?: 'right';
  /** What is in the cell; the field's text or number when left out. */
  render?: (record: T) => ReactNode;
}

/** A column is drawn twice: as a heading, and as a cell of each row. */
export const TablePartContext = createContext<'heading' | 'cell'>('cell');

const SORT_STATES = { ASC: 'ascending', DESC: 'descending' } as const;

function SortButton({ source, label }: { source: string; label: string }) {
  const translate = useTranslate();
  const { sort, setSort } = useListContext();
  const isSorted = sort.field === source;
  const next = isSorted && sort.order === 'ASC' ? 'DESC' : 'ASC';
  const hint = translate('ra.sort.sort_by', {
    field: label,
    field_lower_first: label.charAt(0).toLowerCase() + label.slice(1),
    order: translate(`ra.sort.${next}`),
  });
  return (
    <Tooltip title={hint} describeChild placement="bottom-start">
      <TableSortLabel
        active={isSorted}
        direction={isSorted && sort.order === 'DESC' ? 'desc' : 'asc'}
        onClick={() => setSort({ field: source, order: next })}
      >
        {label}
      </TableSortLabel>
    </Tooltip>
  );
}

function Heading<T extends RaRecord>({ source, label, disableSort = false, align }: ColumnProps<T>) {
  const translate = useTranslate();
  const resource = useResourceContext();
  const { sort } = useListContext();
  const text = label ?? translate(`resources.${resource}.fields.${source}`, { _: source ?? '' });
  const order = !disableSort && sort.field === source ? SORT_STATES[sort.order] : undefined;
  return (
    <TableCell align={align ?? 'left'} sx={{ py: 1 }} {...(order ? { 'aria-sort': order } : {})}>
      {source && !disableSort ? <SortButton source={source} label={text} /> : text}
    </TableCell>
  );
}

function Content<T extends RaRecord>({ source, render }: ColumnProps<T>) {
  const record = useRecordContext<T>();
  const [locale] = useLocaleState() as [Locale, unknown];
  if (!record) return null;
  const value: unknown = render ? render(record) : source ? record[source] : undefined;
  if (typeof value === 'number') return <>{value.toLocaleString(LOCALE_TAGS[locale])}</>;
  if (render) return <>{value as ReactNode}</>;
  return <>{typeof value === 'string' ? value : '–'}</>;
}

function RowLink({ children }: { children: ReactNode }) {
  const path = useRowPath();
  if (!path) return <>{children}</>;
  return (
    <MuiLink component={Link} to={path} sx={{ whiteSpace: 'nowrap' }}>
      {children}
    </MuiLink>
  );
}

/** A column of a `HouseList`; `link` makes its text the way into the record. */
export function Column<T extends RaRecord = RaRecord>(props: ColumnProps<T>) {
  const part = useContext(TablePartContext);
  if (part === 'heading') return <Heading {...props} />;
  const content = <Content {...props} />;
  return (
    <TableCell align={props.align ?? 'left'}>{props.link ? <RowLink>{content}</RowLink> : content}</TableCell>
  );
}

/** A column of amounts or counts, at the right. */
export function NumberColumn<T extends RaRecord = RaRecord>(props: ColumnProps<T>) {
  return <Column {...props} align="right" />;
}
