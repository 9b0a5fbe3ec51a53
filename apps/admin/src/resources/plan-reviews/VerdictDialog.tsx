import { Typography } from '@mui/material';
import { type ReviewVerdict } from '@ur-desk/domain/plan-reviews';
import { useSay } from '../../shared/messages';
import { ReviewDialog } from '../../shared/ReviewDialog';
import { reviewMessages } from './review.messages';

interface VerdictDialogProps {
  verdict: ReviewVerdict;
  title: string;
  pending: boolean;
  problem: unknown;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

/** What publishing or hiding does; whoever hides says why. */
export function VerdictDialog({ verdict, title, ...dialog }: VerdictDialogProps) {
  const say = useSay(reviewMessages);
  return (
    <ReviewDialog
      title={title}
      reasonLabel={say('reason')}
      backLabel={say('back')}
      confirmLabel={say(`${verdict}Now`)}
      colour={verdict === 'hide' ? 'error' : 'primary'}
      reasonRequired={verdict === 'hide'}
      {...dialog}
    >
      <Typography variant="body2">{say(`${verdict}Text`)}</Typography>
    </ReviewDialog>
  );
}
