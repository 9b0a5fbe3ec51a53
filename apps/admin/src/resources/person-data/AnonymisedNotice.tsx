import { Alert, AlertTitle } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { type Instant, type Locale } from '@ur-desk/domain/kernel';
import { formatInstant } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { operatorZone } from '../../shared/zones';
import { personDataMessages } from './person-data.messages';

/** Says that there is nobody behind this account any more. */
export function AnonymisedNotice({ at }: { at: Instant }) {
  const say = useSay(personDataMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  return (
    <Alert severity="info">
      <AlertTitle>{say('anonymised', { at: formatInstant(at, operatorZone(), locale) })}</AlertTitle>
      {say('anonymisedText')}
    </Alert>
  );
}
