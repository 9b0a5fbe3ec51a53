import CheckIcon from '@mui/icons-material/Check';
import { Box, Typography } from '@mui/material';
import { useSay } from '../../shared/messages';
import { importMessages } from './import.messages';

export const IMPORT_STEPS = ['upload', 'map', 'check', 'run', 'result'] as const;
export type ImportStep = (typeof IMPORT_STEPS)[number];

const BADGE = {
  width: 24,
  height: 24,
  borderRadius: '50%',
  display: 'inline-flex',
  alignItems: 'center',
  justifyContent: 'center',
  fontSize: '0.75rem',
  fontWeight: 650,
  flexShrink: 0,
} as const;

function Step({ step, place, current }: { step: ImportStep; place: number; current: number }) {
  const say = useSay(importMessages);
  const done = place < current;
  const here = place === current;
  const ground = here ? 'primary.main' : done ? 'action.focus' : 'transparent';
  const ink = here ? 'primary.contrastText' : done ? 'primary.main' : 'text.secondary';
  return (
    <Box
      component="li"
      aria-current={here ? 'step' : undefined}
      sx={{ display: 'flex', alignItems: 'center', gap: 1, minWidth: 0 }}
    >
      <Box
        aria-hidden
        sx={{
          ...BADGE,
          bgcolor: ground,
          color: ink,
          border: 1,
          borderColor: here || done ? 'transparent' : 'divider',
        }}
      >
        {done ? <CheckIcon sx={{ fontSize: 16 }} /> : place + 1}
      </Box>
      <Typography
        variant="body2"
        sx={{
          fontWeight: here ? 650 : 500,
          color: here ? 'text.primary' : 'text.secondary',
          whiteSpace: 'nowrap',
          display: { xs: here ? 'block' : 'none', sm: 'block' },
        }}
      >
        {say(`steps.${step}`)}
      </Typography>
    </Box>
  );
}

/** Where in the import one is. */
export function ImportSteps({ current }: { current: ImportStep }) {
  const say = useSay(importMessages);
  const place = IMPORT_STEPS.indexOf(current);
  return (
    <Box
      component="ol"
      aria-label={say('stepsLabel')}
      sx={{
        listStyle: 'none',
        m: 0,
        mb: 2.5,
        p: 0,
        display: 'flex',
        gap: { xs: 1.5, sm: 3 },
        flexWrap: 'wrap',
      }}
    >
      {IMPORT_STEPS.map((step, index) => (
        <Step key={step} step={step} place={index} current={place} />
      ))}
    </Box>
  );
}
