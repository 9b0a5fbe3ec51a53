import { Box, Typography } from '@mui/material';
import { type ReactNode } from 'react';

/** Two fields beside each other, such as a text in both languages. */
export const TWO_COLUMNS = { display: 'grid', gap: 1.5, gridTemplateColumns: { sm: '1fr 1fr' } } as const;

/** A titled part of a long form: a group of its own for screen readers, too. */
export function FormPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="fieldset" sx={{ border: 0, p: 0, m: 0, mb: 2.5, minWidth: 0 }}>
      <Typography component="legend" variant="h2" sx={{ mb: 0.5, p: 0 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}
