import { Box, Stack, Typography } from '@mui/material';
import { type ReactNode, useEffect } from 'react';
import { RecordWalk } from './RecordWalk';

export interface PageTitleProps {
  /** Plain text: it is the title of the browser's tab, too. */
  title: string;
  /** Shown after the title: a status, a reference. */
  beside?: ReactNode;
  subtitle?: ReactNode;
  /** At the right: buttons. */
  actions?: ReactNode;
}

/** The one `h1` of a page; on a record's page also the way to the next one of the list that one came from. */
export function PageTitle({ title, beside, subtitle, actions }: PageTitleProps) {
  useEffect(() => {
    document.title = `${title} · UR Desk`;
  }, [title]);
  return (
    <Stack
      direction="row"
      sx={{ alignItems: 'center', justifyContent: 'space-between', flexWrap: 'wrap', gap: 1.5, mb: 2 }}
    >
      <Box sx={{ minWidth: 0 }}>
        <Stack direction="row" sx={{ alignItems: 'center', gap: 1.25, flexWrap: 'wrap' }}>
          <Typography variant="h1" sx={{ overflowWrap: 'anywhere' }}>
            {title}
          </Typography>
          {beside}
        </Stack>
        {subtitle && (
          <Typography variant="body2" component="div" sx={{ color: 'text.secondary', mt: 0.25 }}>
            {subtitle}
          </Typography>
        )}
      </Box>
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <RecordWalk />
        {actions}
      </Stack>
    </Stack>
  );
}
