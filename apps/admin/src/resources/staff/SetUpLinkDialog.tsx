import { useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { type SetUpLinkView } from '@ur-desk/domain/staff';
import { formatInstant } from '../../shared/InstantField';
import { operatorZone } from '../../shared/zones';
import { useSay } from '../../shared/messages';
import { ShownOnceDialog } from '../../shared/ShownOnceDialog';
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
  const [locale] = useLocaleState() as [Locale, unknown];
  return (
    <ShownOnceDialog
      title={say('link.title', { name })}
      text={say('link.text', { until: formatInstant(link.expiresAt, operatorZone(), locale) })}
      label={say('link.label')}
      value={addressOf(link.token)}
      doneLabel={say('link.done')}
      onClose={onClose}
    />
  );
}
