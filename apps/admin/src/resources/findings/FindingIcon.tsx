import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined';
import InfoIcon from '@mui/icons-material/InfoOutlined';
import WarningIcon from '@mui/icons-material/WarningAmberOutlined';
import { type FindingSeverity } from '@ur-desk/domain/customers';
import { useSay } from '../../shared/messages';
import { type Tone, toneColours } from '../../shared/tone';
import { findingMessages } from './finding.messages';

export const LOOK_OF_FINDING: Record<FindingSeverity, { icon: typeof ErrorIcon; tone: Tone }> = {
  error: { icon: ErrorIcon, tone: 'error' },
  warning: { icon: WarningIcon, tone: 'warning' },
  info: { icon: InfoIcon, tone: 'info' },
};

/** How bad it is, as a sign with a name. */
export function FindingIcon({ severity }: { severity: FindingSeverity }) {
  const say = useSay(findingMessages);
  const { icon: Icon, tone } = LOOK_OF_FINDING[severity];
  return (
    <Icon
      titleAccess={say(`severities.${severity}`)}
      sx={[{ fontSize: 20, flexShrink: 0 }, (theme) => ({ color: toneColours(theme, tone).color })]}
    />
  );
}
