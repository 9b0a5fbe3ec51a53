import { Box } from '@mui/material';
import { MONO_STACK } from './palette';

/** A key, as it is written on the keyboard. */
export function Key({ children }: { children: string }) {
  return (
    <Box
      component="kbd"
      sx={{
        border: 1,
        borderColor: 'divider',
        borderBottomWidth: 2,
        borderRadius: 0.75,
        px: 0.75,
        py: '1px',
        fontFamily: MONO_STACK,
        fontSize: '0.75rem',
        bgcolor: 'background.default',
        // A button's own colour may be that of this background.
        color: 'text.primary',
      }}
    >
      {children}
    </Box>
  );
}
