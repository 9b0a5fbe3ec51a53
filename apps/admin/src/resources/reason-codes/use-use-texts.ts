import { useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import { REASON_USE_TEXTS, REASON_USES } from '@ur-desk/domain/reason-codes';

/** What reasons can be given for, as choices. */
export function useUseChoices(): { id: string; name: string }[] {
  const [locale] = useLocaleState() as [Locale, unknown];
  return REASON_USES.map((id) => ({ id, name: REASON_USE_TEXTS[id][locale] }));
}
