import { Dialog, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId } from 'react';
import { TextInput } from 'react-admin';
import { MoveTicketInput, type TicketDetailView } from '@ur-desk/domain/tickets';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { ReasonInput } from './ReasonInput';
import { ticketMessages } from './ticket.messages';

interface WrapUpDialogProps extends Pick<TicketDetailView, 'reasons'> {
  onSubmit: (body: MoveTicketInput) => Promise<unknown>;
  onClose: () => void;
}

/** Why it is over. */
export function WrapUpDialog({ reasons, onSubmit, onClose }: WrapUpDialogProps) {
  const say = useSay(ticketMessages);
  const heading = useId();
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} fullWidth maxWidth="xs">
      <DialogTitle id={heading}>{say('wrapUp.title')}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" sx={{ mb: 1 }}>
          {say('wrapUp.text')}
        </Typography>
        <HouseForm
          inputs={MoveTicketInput}
          defaultValues={{ state: 'resolved' }}
          onSubmit={(body) => onSubmit(body)}
          submitLabel={say('wrapUp.confirm')}
          onCancel={onClose}
        >
          <ReasonInput reasons={reasons} label={say('wrapUp.reason')} />
          <TextInput source="comment" label={say('wrapUp.comment')} multiline fullWidth />
        </HouseForm>
      </DialogContent>
    </Dialog>
  );
}
