import { Box, Button, Checkbox, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { type ReactNode } from 'react';
import { RecordContextProvider, type RaRecord, useListContext, useTranslate } from 'react-admin';
import { TablePartContext } from './Column';
import { HouseRow } from './HouseRow';

interface ListTableProps {
  isCompact: boolean;
  /** Buttons for the rows that are ticked; without them there are no checkboxes. */
  bulkActions: ReactNode;
  /** `Column`s. */
  children: ReactNode;
}

/** Ticks all rows of the page, or none. */
function PageCheckbox() {
  const translate = useTranslate();
  const { data = [], selectedIds = [], onSelect } = useListContext<RaRecord<string>>();
  const ids: string[] = data.map(({ id }) => id);
  const ticked = ids.filter((id) => selectedIds.includes(id));
  const others = selectedIds.filter((id) => !ids.includes(id));
  const isAll = ticked.length === ids.length;
  return (
    <Checkbox
      checked={isAll}
      indeterminate={!isAll && ticked.length > 0}
      onChange={() => onSelect(isAll ? others : [...others, ...ids])}
      slotProps={{ input: { 'aria-label': translate('ra.action.select_all') } }}
    />
  );
}

/** What can be done with the rows that are ticked. */
function BulkBar({ children }: { children: ReactNode }) {
  const translate = useTranslate();
  const { selectedIds = [], onUnselectItems } = useListContext();
  if (selectedIds.length === 0) return null;
  const count = translate('ra.action.bulk_actions', { smart_count: selectedIds.length });
  return (
    <Box
      role="group"
      aria-label={count}
      sx={{ display: 'flex', alignItems: 'center', gap: 1, px: 1.5, py: 0.75, bgcolor: 'action.selected' }}
    >
      <Box component="span" sx={{ flex: 1, fontSize: '0.8125rem' }}>
        {count}
      </Box>
      {children}
      <Button color="inherit" onClick={() => onUnselectItems()}>
        {translate('ra.action.unselect')}
      </Button>
    </Box>
  );
}

/** The rows of the list in context under their headings. In place of react-admin's, for its size and its headings. */
export function ListTable({ isCompact, bulkActions, children }: ListTableProps) {
  const { data = [] } = useListContext();
  return (
    <>
      {bulkActions && <BulkBar>{bulkActions}</BulkBar>}
      <Table size={isCompact ? 'small' : 'medium'}>
        <TableHead>
          <TableRow>
            {bulkActions && (
              <TableCell padding="checkbox">
                <PageCheckbox />
              </TableCell>
            )}
            <TablePartContext.Provider value="heading">{children}</TablePartContext.Provider>
          </TableRow>
        </TableHead>
        <TableBody>
          {data.map((record: RaRecord) => (
            <RecordContextProvider key={record.id} value={record}>
              <HouseRow hasCheckbox={Boolean(bulkActions)}>{children}</HouseRow>
            </RecordContextProvider>
          ))}
        </TableBody>
      </Table>
    </>
  );
}
