import FirstIcon from '@mui/icons-material/FirstPage';
import NextIcon from '@mui/icons-material/NavigateNext';
import PreviousIcon from '@mui/icons-material/NavigateBefore';
import { Box, IconButton, MenuItem, Select, Typography } from '@mui/material';
import { useId } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { isEstimated, listTotal } from './list-total';
import { usePreferences } from './use-preferences';

const PAGE_SIZES = [25, 50, 100];

const numberText = (value: number, locale: string): string => new Intl.NumberFormat(locale).format(value);

/** Rows shown and the total (“about” when it is estimated), pages by cursor: forwards, backwards, to the first. */
export function HousePagination({ localeTag }: { localeTag: string }) {
  const translate = useTranslate();
  const sizeLabel = useId();
  const [, change] = usePreferences();
  const { page, perPage, setPage, setPerPage, total = 0, data, hasNextPage, ...list } = useListContext();
  const known = listTotal(total, isEstimated(list.meta), localeTag);
  const shown = data?.length ?? 0;
  if (shown === 0 && page === 1) return null;
  const first = (page - 1) * perPage + 1;
  const range = translate(known.isAbout ? 'desk.list.rangeEstimated' : 'desk.list.range', {
    first: numberText(first, localeTag),
    last: numberText(first + shown - 1, localeTag),
    total: known.text,
  });
  return (
    <Box
      component="nav"
      aria-label={translate('desk.list.pages')}
      sx={{
        display: 'flex',
        alignItems: 'center',
        justifyContent: 'flex-end',
        gap: 0.5,
        px: 1.5,
        py: 0.75,
        flexWrap: 'wrap',
      }}
    >
      <Typography variant="caption" id={sizeLabel} sx={{ color: 'text.secondary' }}>
        {translate('desk.list.perPage')}
      </Typography>
      <Select
        variant="standard"
        disableUnderline
        value={perPage}
        onChange={(event) => {
          change({ pageSize: Number(event.target.value) });
          setPerPage(Number(event.target.value));
        }}
        slotProps={{ input: { 'aria-labelledby': sizeLabel } }}
        SelectDisplayProps={{ 'aria-labelledby': sizeLabel }}
        sx={{ fontSize: '0.75rem', mr: 1.5 }}
      >
        {PAGE_SIZES.map((size) => (
          <MenuItem key={size} value={size}>
            {size}
          </MenuItem>
        ))}
      </Select>
      <Typography variant="caption" sx={{ color: 'text.secondary', mr: 1 }}>
        {range}
      </Typography>
      <IconButton
        aria-label={translate('ra.navigation.first')}
        disabled={page === 1}
        onClick={() => setPage(1)}
      >
        <FirstIcon fontSize="small" />
      </IconButton>
      <IconButton
        aria-label={translate('ra.navigation.previous')}
        disabled={page === 1}
        onClick={() => setPage(page - 1)}
      >
        <PreviousIcon fontSize="small" />
      </IconButton>
      <IconButton
        aria-label={translate('ra.navigation.next')}
        disabled={!hasNextPage}
        onClick={() => setPage(page + 1)}
      >
        <NextIcon fontSize="small" />
      </IconButton>
    </Box>
  );
}
