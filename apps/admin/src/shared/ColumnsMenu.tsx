import ColumnsIcon from '@mui/icons-material/ViewWeekOutlined';
import DownIcon from '@mui/icons-material/KeyboardArrowDown';
import UpIcon from '@mui/icons-material/KeyboardArrowUp';
import { Box, Button, Checkbox, FormControlLabel, IconButton, Popover } from '@mui/material';
import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { announce } from './announce';
import { moved } from './column-order';
import { type ListedColumn, useColumns } from './use-columns';

interface MoveButtonProps {
  label: string;
  by: -1 | 1;
  isAtEdge: boolean;
  onMove: () => void;
}

/** Stays where it is in the tab order at the edge, too, so that the focus is not lost there. */
function MoveButton({ label, by, isAtEdge, onMove }: MoveButtonProps) {
  const Icon = by < 0 ? UpIcon : DownIcon;
  return (
    <IconButton
      aria-label={label}
      aria-disabled={isAtEdge}
      onClick={() => !isAtEdge && onMove()}
      sx={{ p: 0.25, '&[aria-disabled="true"]': { color: 'text.disabled', cursor: 'default' } }}
    >
      <Icon fontSize="small" />
    </IconButton>
  );
}

interface ColumnsListProps {
  columns: readonly ListedColumn[];
  onToggle: (key: string) => void;
  onOrder: (keys: string[]) => void;
}

function ColumnsList({ columns, onToggle, onOrder }: ColumnsListProps) {
  const translate = useTranslate();
  const focused = useRef<HTMLElement | null>(null);
  const keys = columns.map(({ key }) => key);
  // A row that is put elsewhere in the document loses the focus.
  useLayoutEffect(() => {
    focused.current?.focus();
    focused.current = null;
  });
  const move = (column: ListedColumn, by: -1 | 1) => {
    focused.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const next = moved(keys, column.key, by);
    onOrder(next);
    const place = next.indexOf(column.key) + 1;
    announce(translate('desk.list.columns.moved', { column: column.label, place }));
  };
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {columns.map((column, index) => (
        <Box component="li" key={column.key} sx={{ display: 'flex', alignItems: 'center', gap: 0.25 }}>
          <FormControlLabel
            control={<Checkbox checked={column.isShown} onChange={() => onToggle(column.key)} />}
            label={column.label}
            slotProps={{ typography: { variant: 'body2' } }}
            sx={{ flex: 1, m: 0, pr: 2 }}
          />
          <MoveButton
            label={translate('desk.list.columns.up', { column: column.label })}
            by={-1}
            isAtEdge={index === 0}
            onMove={() => move(column, -1)}
          />
          <MoveButton
            label={translate('desk.list.columns.down', { column: column.label })}
            by={1}
            isAtEdge={index === columns.length - 1}
            onMove={() => move(column, 1)}
          />
        </Box>
      ))}
    </Box>
  );
}

interface ColumnsMenuProps {
  hiddenColumns: string[];
  children: ReactNode;
}

/** Which columns a list shows and in which order. In place of react-admin's, which listeners cannot work. */
export function ColumnsMenu({ hiddenColumns, children }: ColumnsMenuProps) {
  const translate = useTranslate();
  const title = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { listed, toggle, setOrder, reset } = useColumns(children, hiddenColumns);
  return (
    <>
      <Button
        id={title}
        aria-haspopup="dialog"
        aria-expanded={anchor !== null}
        startIcon={<ColumnsIcon />}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        {translate('desk.list.columns.title')}
      </Button>
      <Popover
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: {
            role: 'dialog',
            'aria-labelledby': title,
            sx: { p: 1, minWidth: 220, border: 1, borderColor: 'divider' },
          },
        }}
      >
        <ColumnsList columns={listed} onToggle={toggle} onOrder={setOrder} />
        <Button onClick={reset} sx={{ mt: 0.5 }}>
          {translate('desk.list.columns.reset')}
        </Button>
      </Popover>
    </>
  );
}
