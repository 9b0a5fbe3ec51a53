import {
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  TextField,
  Typography,
} from '@mui/material';
import { useId } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { type SetUpLinkView } from '@ur-desk/domain/staff';
import { announce } from '../../shared/announce';
import { formatInstant, operatorZone } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { staffMessages } from './staff.messages';

/** Behind `#`, where no server and no log of one sees it. */
const addressOf = (token: string): string => `${window.location.origin}/set-up#${token}`;

interface SetUpLinkDialogProps {
  name: string;
  link: SetUpLinkView;
  onClose: () => void;
}

/** The link to give to somebody: shown this once. */
export function SetUpLinkDialog({ name, link, onClose }: SetUpLinkDialogProps) {
  const say = useSay(staffMessages);
  const translate = useTranslate();
  const [locale] = useLocaleState() as [Locale, unknown];
  const title = useId();
  const address = addressOf(link.token);
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    announce(translate('desk.copied'));
  };
  return (
    <Dialog open aria-labelledby={title} maxWidth="sm" fullWidth>
      <DialogTitle id={title}>{say('link.title', { name })}</DialogTitle>
      <DialogContent>
        <Typography variant="body2" sx={{ mb: 1 }}>
          {say('link.text', { until: formatInstant(link.expiresAt, operatorZone(), locale) })}
        </Typography>
        <TextField
          label={say('link.label')}
          value={address}
          fullWidth
          multiline
          slotProps={{ htmlInput: { readOnly: true } }}
          onFocus={(event) => event.target.select()}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={() => void copy()}>{translate('desk.copy', { value: say('link.label') })}</Button>
        <Button variant="contained" onClick={onClose}>
          {say('link.done')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
