import { Box, Stack, Typography } from '@mui/material';
import { NAV } from './palette';

/** The mark: a U and the dot of a signal. */
export function BrandMark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#16807b" />
      <path d="M8.5 9v7.5a5 5 0 0 0 10 0V9" fill="none" stroke="#fff" strokeWidth="3" strokeLinecap="round" />
      <circle cx="23.5" cy="21" r="2.5" fill={NAV.accent} />
    </svg>
  );
}

export function Brand({ onDark = false }: { onDark?: boolean }) {
  return (
    <Stack direction="row" sx={{ alignItems: 'center', gap: 1.25 }}>
      <BrandMark />
      <Typography
        component="span"
        sx={{ fontWeight: 700, letterSpacing: '-0.01em', color: onDark ? NAV.activeText : 'text.primary' }}
      >
        UR
        <Box component="span" sx={{ fontWeight: 450, ml: 0.5 }}>
          Desk
        </Box>
      </Typography>
    </Stack>
  );
}
