import { Box, Stack, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';

interface AllowanceBarProps {
  /** `Data`, `通话`. */
  label: string;
  /** Null: unlimited. */
  granted: number | null;
  remaining: number | null;
  /** What is said beside it: `3.2 GB of 10 GB left`. */
  text: ReactNode;
}

const LOW = 0.2;
const ALMOST_NOTHING = 0.05;

function shareLeft(granted: number | null, remaining: number | null): number {
  if (granted === null) return 1;
  return granted > 0 ? Math.max(0, Math.min(1, (remaining ?? 0) / granted)) : 0;
}

/** How much of an allowance is left: the bar for the eye, the words for everybody. */
export function AllowanceBar({ label, granted, remaining, text }: AllowanceBarProps) {
  const id = useId();
  const share = shareLeft(granted, remaining);
  const colour = share <= ALMOST_NOTHING ? 'error.main' : share <= LOW ? 'warning.main' : 'primary.main';
  return (
    <Box>
      <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 2, mb: 0.5 }}>
        <Typography variant="body2" id={id} sx={{ fontWeight: 600 }}>
          {label}
        </Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {text}
        </Typography>
      </Stack>
      <Box
        role="meter"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
        sx={{ height: 8, borderRadius: 4, bgcolor: 'action.selected', overflow: 'hidden' }}
      >
        <Box sx={{ width: `${share * 100}%`, height: '100%', borderRadius: 4, bgcolor: colour }} />
      </Box>
    </Box>
  );
}
