import { Button, Stack, Typography } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import {
  type NotificationTemplateDetailView,
  type TemplateVariableView,
} from '@ur-desk/domain/notifications';
import { useSay } from '../../shared/messages';
import { templateMessages } from './template.messages';

interface TemplateVariablesProps {
  template: NotificationTemplateDetailView;
  /** Puts text where the cursor is; null: there is nothing to write in. */
  onPut: ((text: string) => void) | null;
}

interface WordProps {
  word: string;
  text: string;
  put: string;
  onPut: TemplateVariablesProps['onPut'];
}

/** What is written in a template, and what it stands for. */
function Word({ word, text, put, onPut }: WordProps) {
  const code = <code>{word}</code>;
  return (
    <Stack component="li" direction="row" sx={{ gap: 1, alignItems: 'baseline', flexWrap: 'wrap' }}>
      {onPut ? (
        <Button
          size="small"
          onClick={() => onPut(put)}
          sx={{ minWidth: 0, px: 0.5, py: 0, textTransform: 'none' }}
        >
          {code}
        </Button>
      ) : (
        code
      )}
      <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
        {text}
      </Typography>
    </Stack>
  );
}

const LIST = { listStyle: 'none', m: 0, p: 0, gap: 0.25 } as const;

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
      <Stack component="ul" sx={LIST}>
        {variables.map((variable) => (
          <Word
            key={variable.name}
            word={`{${variable.name}}`}
            put={`{${variable.name}}`}
            text={meaning(variable)}
            onPut={onPut}
          />
        ))}
      </Stack>
      {cases.length > 0 && <Typography variant="body2">{say('casesHint')}</Typography>}
      <Stack component="ul" sx={LIST}>
        {cases.map(({ name, text }) => (
          <Word key={name} word={`[${name}: …]`} put={`[${name}: ]`} text={text[locale]} onPut={onPut} />
        ))}
      </Stack>
    </Stack>
  );
}
