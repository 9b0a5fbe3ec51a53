import { Stack, Typography } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import {
  type NotificationTemplateDetailView,
  type TemplateVariableView,
} from '@ur-desk/domain/notifications';
import { useSay } from '../../shared/messages';
import { PutWords } from '../../shared/PutWords';
import { templateMessages } from './template.messages';

interface TemplateVariablesProps {
  template: NotificationTemplateDetailView;
  /** Puts text where the cursor is; null: there is nothing to write in. */
  onPut: ((text: string) => void) | null;
}

/** What the words of an event can say; a click puts it into the text. */
export function TemplateVariables({ template, onPut }: TemplateVariablesProps) {
  const say = useSay(templateMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { variables, cases } = template;
  const meaning = ({ text, required, optional }: TemplateVariableView) =>
    [text[locale], ...(required ? [say('required')] : []), ...(optional ? [say('optional')] : [])].join(
      ' · ',
    );
  return (
    <Stack sx={{ gap: 1 }}>
      {onPut && <Typography variant="body2">{say('variablesHint')}</Typography>}
      <PutWords
        words={variables.map((variable) => ({ word: `{${variable.name}}`, text: meaning(variable) }))}
        onPut={onPut}
      />
      {cases.length > 0 && <Typography variant="body2">{say('casesHint')}</Typography>}
      <PutWords
        words={cases.map(({ name, text }) => ({
          word: `[${name}: …]`,
          put: `[${name}: ]`,
          text: text[locale],
        }))}
        onPut={onPut}
      />
    </Stack>
  );
}
