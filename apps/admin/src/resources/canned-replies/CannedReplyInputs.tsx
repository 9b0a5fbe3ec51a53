import { Box, Stack, Typography } from '@mui/material';
import { SelectInput, TextInput, useLocaleState } from 'react-admin';
import { REPLY_VARIABLES } from '@ur-desk/domain/canned-replies';
import { type Locale, LOCALE_TAGS } from '@ur-desk/domain/kernel';
import { TWO_COLUMNS } from '../../shared/FormPart';
import { useSay } from '../../shared/messages';
import { PutWords } from '../../shared/PutWords';
import { SwitchInput } from '../../shared/SwitchInput';
import { usePutText } from '../../shared/use-put-text';
import { useReasonChoices } from '../reason-codes/use-reason-text';
import { cannedReplyMessages } from './canned-reply.messages';

/** Title and words of both languages beside each other, and what can be said about a customer. */
function Words() {
  const say = useSay(cannedReplyMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { put, onFocus } = usePutText(`text.${locale}`);
  const variables = Object.entries(REPLY_VARIABLES).map(([name, text]) => ({
    word: `{${name}}`,
    text: text[locale],
  }));
  const words = (of: Locale) => ({ htmlInput: { lang: LOCALE_TAGS[of], onFocus } });
  return (
    <>
      <Box sx={TWO_COLUMNS}>
        <TextInput fullWidth source="title.en" label={say('fields.titleEn')} autoComplete="off" />
        <TextInput fullWidth source="title.zh" label={say('fields.titleZh')} autoComplete="off" />
        <TextInput
          fullWidth
          multiline
          minRows={8}
          source="text.en"
          label={say('fields.textEn')}
          slotProps={words('en')}
        />
        <TextInput
          fullWidth
          multiline
          minRows={8}
          source="text.zh"
          label={say('fields.textZh')}
          slotProps={words('zh')}
        />
      </Box>
      <Typography variant="body2" sx={{ mb: 0.5 }}>
        {say('variables')}
      </Typography>
      <PutWords words={variables} onPut={put} />
    </>
  );
}

/** The fields of a canned reply that can be changed. */
export function CannedReplyInputs() {
  const say = useSay(cannedReplyMessages);
  return (
    <>
      <Words />
      <Box sx={{ ...TWO_COLUMNS, mt: 2 }}>
        <SelectInput
          fullWidth
          source="reasonCode"
          label={say('fields.reasonCode')}
          helperText={say('reasonHint')}
          choices={useReasonChoices('ticket')}
          translateChoice={false}
          emptyText={say('noReason')}
          parse={(chosen: string) => (chosen === '' ? null : chosen)}
        />
        <TextInput
          fullWidth
          source="position"
          type="number"
          label={say('fields.position')}
          helperText={say('positionHint')}
          parse={(typed: string) => (typed === '' ? null : Number(typed))}
        />
      </Box>
      <Stack sx={{ alignItems: 'flex-start' }}>
        <SwitchInput source="active" label={say('fields.active')} />
      </Stack>
    </>
  );
}
