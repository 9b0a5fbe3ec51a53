import { Box } from '@mui/material';
import { LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { type TemplateText } from '@ur-desk/domain/notifications';
import { useSay } from '../../shared/messages';
import { Fact, Facts } from '../../shared/Section';
import { templateMessages } from './template.messages';

/** Words with their variables, to be read. */
export function TemplateWords({ subject, body, locale }: TemplateText & { locale: Locale }) {
  const say = useSay(templateMessages);
  const text = (words: string) => (
    <Box lang={LOCALE_TAGS[locale]} sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
      {words}
    </Box>
  );
  return (
    <Facts>
      {subject !== null && <Fact label={say('fields.subject')}>{text(subject)}</Fact>}
      <Fact label={say('fields.body')}>{text(body)}</Fact>
    </Facts>
  );
}
