import { useLocaleState } from 'react-admin';
import { AUDIT_ACTION_TEXTS, AUDIT_SUBJECT_TEXTS } from '@ur-desk/domain/audit';
import { type LocalText, type Locale } from '@ur-desk/domain/kernel';

interface Choice {
  id: string;
  name: string;
}

interface AuditTexts {
  text: (id: string) => string;
  /** For a filter, in the order of the language. */
  choices: Choice[];
}

/** Entries outlive the code that wrote them: a name that is gone from the table is shown as it is. */
function textsIn(table: Readonly<Record<string, LocalText>>, locale: Locale): AuditTexts {
  const choices = Object.entries(table).map(([id, text]) => ({ id, name: text[locale] }));
  choices.sort((one, other) => one.name.localeCompare(other.name, locale));
  return { text: (id) => table[id]?.[locale] ?? id, choices };
}

/** What was done, and to what, in words. */
export function useAuditTexts(): { actions: AuditTexts; subjects: AuditTexts } {
  const [locale] = useLocaleState() as [Locale, unknown];
  return { actions: textsIn(AUDIT_ACTION_TEXTS, locale), subjects: textsIn(AUDIT_SUBJECT_TEXTS, locale) };
}
