import ClockIcon from '@mui/icons-material/ScheduleOutlined';
import { Button, Typography } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { type SupportHoursView } from '@ur-desk/domain/tickets';
import { useSay } from '../../shared/messages';
import { useMay } from '../../shared/use-may';
import { useSettings } from '../charge-limits/use-settings';
import { ticketMessages } from './ticket.messages';

const SupportHoursDialog = lazy(async () => ({
  default: (await import('./SupportHoursDialog')).SupportHoursDialog,
}));

/** In which hours the clocks run; whoever may, changes them. */
export function SupportHoursButton() {
  const say = useSay(ticketMessages);
  const mayChange = useMay('settings:update');
  const [hours] = useSettings<SupportHoursView>('support-hours').data ?? [];
  const [isOpen, setOpen] = useState(false);
  if (!hours) return null;
  const shown = say('hours.shown', { opensAt: hours.opensAt, closesAt: hours.closesAt });
  if (!mayChange)
    return (
      <Typography variant="body2" sx={{ color: 'text.secondary', alignSelf: 'center' }}>
        {shown}
      </Typography>
    );
  return (
    <>
      <Button startIcon={<ClockIcon />} onClick={() => setOpen(true)}>
        {shown}
      </Button>
      {isOpen && (
        <Suspense>
          <SupportHoursDialog hours={hours} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
