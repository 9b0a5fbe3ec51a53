import { Checkbox, TableCell, TableRow, type TableRowProps } from '@mui/material';
import { type KeyboardEvent, type MouseEvent } from 'react';
import {
  useDataTableCallbacksContext,
  useDataTableConfigContext,
  useDataTableSelectedIdsContext,
  useGetRecordRepresentation,
  useRecordContext,
  useResourceContext,
  useTranslate,
} from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useRowPath } from './row-path';

/** The checkbox of a row says which row: stock react-admin labels a wrapper that nobody hears. */
function RowCheckbox() {
  const record = useRecordContext();
  const resource = useResourceContext();
  const translate = useTranslate();
  const represent = useGetRecordRepresentation(resource);
  const { handleToggleItem, isRowSelectable } = useDataTableCallbacksContext();
  const selectedIds = useDataTableSelectedIdsContext();
  if (!record) return null;
  const shown = represent(record);
  const name = typeof shown === 'string' ? shown : String(record.id);
  return (
    <Checkbox
      checked={selectedIds?.includes(record.id) ?? false}
      disabled={isRowSelectable ? !isRowSelectable(record) : false}
      onClick={(event: MouseEvent) => {
        event.stopPropagation();
        handleToggleItem?.(record.id, event);
      }}
      slotProps={{ input: { 'aria-label': `${translate('ra.action.select_row')}: ${name}` } }}
    />
  );
}

const NEXT_ROW: Record<string, 'nextElementSibling' | 'previousElementSibling'> = {
  ArrowDown: 'nextElementSibling',
  j: 'nextElementSibling',
  ArrowUp: 'previousElementSibling',
  k: 'previousElementSibling',
};

/** Arrows, `j` and `k` move from row to row; the link in the row is what has the focus. */
function moveBetweenRows(event: KeyboardEvent<HTMLTableRowElement>): void {
  const sibling = NEXT_ROW[event.key];
  const isLink = event.target instanceof HTMLAnchorElement;
  const to = sibling && isLink ? event.currentTarget[sibling] : null;
  const link = to?.querySelector('a');
  if (!link) return;
  event.preventDefault();
  link.focus();
}

/** A row that opens its record: by a click anywhere on it, or by the link of its first column. */
export function HouseRow({ children, className }: TableRowProps) {
  const { hasBulkActions = false } = useDataTableConfigContext();
  const path = useRowPath();
  const navigate = useNavigate();
  const open = (event: MouseEvent<HTMLElement>) => {
    const isOwn = event.target instanceof Element && event.target.closest('a, button, input, label') !== null;
    const isMarking = window.getSelection()?.toString() !== '';
    if (path && !isOwn && !isMarking) void navigate(path);
  };
  return (
    <TableRow
      hover
      {...(className ? { className } : {})}
      onClick={open}
      onKeyDown={moveBetweenRows}
      sx={{ cursor: path ? 'pointer' : 'default' }}
    >
      {hasBulkActions && (
        <TableCell padding="checkbox">
          <RowCheckbox />
        </TableCell>
      )}
      {children}
    </TableRow>
  );
}
