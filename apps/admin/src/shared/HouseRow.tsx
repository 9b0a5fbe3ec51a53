import { Checkbox, TableCell, TableRow } from '@mui/material';
import { type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import {
  useGetRecordRepresentation,
  useListContext,
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
  const { selectedIds = [], onToggleItem } = useListContext();
  if (!record) return null;
  const shown = represent(record);
  const name = typeof shown === 'string' ? shown : String(record.id);
  return (
    <Checkbox
      checked={selectedIds.includes(record.id)}
      onChange={() => onToggleItem(record.id)}
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

interface HouseRowProps {
  hasCheckbox: boolean;
  /** `Column`s. */
  children: ReactNode;
}

/** A row that opens its record: by a click anywhere on it, or by the link of its first column. */
export function HouseRow({ hasCheckbox, children }: HouseRowProps) {
  const path = useRowPath();
  const navigate = useNavigate();
  const open = (event: MouseEvent<HTMLElement>) => {
    const isOwn = event.target instanceof Element && event.target.closest('a, button, input, label') !== null;
    const isMarking = window.getSelection()?.toString() !== '';
    if (path && !isOwn && !isMarking) void navigate(path);
  };
  return (
    <TableRow hover onClick={open} onKeyDown={moveBetweenRows} sx={{ cursor: path ? 'pointer' : 'default' }}>
      {hasCheckbox && (
        <TableCell padding="checkbox">
          <RowCheckbox />
        </TableCell>
      )}
      {children}
    </TableRow>
  );
}
