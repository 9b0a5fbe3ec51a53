import DoneIcon from '@mui/icons-material/CheckCircle';
import FailedIcon from '@mui/icons-material/Cancel';
import PendingIcon from '@mui/icons-material/RadioButtonUnchecked';
import WaitingIcon from '@mui/icons-material/HourglassTop';
import { Box, Typography } from '@mui/material';
import { type RenewalStepState, type RenewalStepView } from '@ur-desk/domain/renewals';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { renewalMessages } from './renewal.messages';

const LOOKS: Record<RenewalStepState, { icon: typeof DoneIcon; colour: string }> = {
  done: { icon: DoneIcon, colour: 'success.main' },
  failed: { icon: FailedIcon, colour: 'error.main' },
  waiting: { icon: WaitingIcon, colour: 'warning.main' },
  running: { icon: WaitingIcon, colour: 'info.main' },
  pending: { icon: PendingIcon, colour: 'text.secondary' },
};

/** How far a renewal is, each step with its state and time. */
export function RenewalSteps({ steps }: { steps: readonly RenewalStepView[] }) {
  const say = useSay(renewalMessages);
  return (
    <Box
      component="ol"
      aria-label={say('stepsTitle')}
      sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.75 }}
    >
      {steps.map(({ step, state, attempts, at }) => {
        const { icon: Icon, colour } = LOOKS[state];
        return (
          <Box component="li" key={step} sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
            <Icon aria-hidden sx={{ fontSize: 18, color: colour }} />
            <Typography
              variant="body2"
              sx={{ fontWeight: 550, color: state === 'pending' ? 'text.secondary' : 'text.primary' }}
            >
              {say(`steps.${step}`)}
            </Typography>
            <Typography variant="caption" sx={{ color: 'text.secondary', ml: 'auto', textAlign: 'right' }}>
              {state === 'done' && at ? <InstantText value={at} /> : say(`stepStates.${state}`)}
              {attempts > 1 && ` · ${say('attempts', { smart_count: attempts })}`}
            </Typography>
          </Box>
        );
      })}
    </Box>
  );
}
