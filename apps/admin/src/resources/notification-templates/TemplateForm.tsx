import { Stack, Typography } from '@mui/material';
import { useEffect } from 'react';
import { TextInput } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import { LOCALE_TAGS } from '@ur-desk/domain/kernel';
import {
  type NotificationTemplateDetailView,
  type TemplateText,
  UpdateTemplateInput,
} from '@ur-desk/domain/notifications';
import { announce } from '../../shared/announce';
import { HouseForm } from '../../shared/HouseForm';
import { useSay } from '../../shared/messages';
import { useAction } from '../../shared/use-action';
import { usePutText } from '../../shared/use-put-text';
import { templateMessages } from './template.messages';

/** What the page does to the words in the form. */
export interface WordsHandle {
  /** Puts text where the cursor was last. */
  put: (text: string) => void;
  take: (words: TemplateText) => void;
}

interface WordsProps {
  template: NotificationTemplateDetailView;
  onWords: (words: TemplateText) => void;
  onHandle: (handle: WordsHandle) => void;
}

function useHandle({ onWords, onHandle }: Pick<WordsProps, 'onWords' | 'onHandle'>) {
  const { setValue } = useFormContext<TemplateText>();
  const [subject, body] = useWatch<TemplateText, ['subject', 'body']>({ name: ['subject', 'body'] });
  const { put, onFocus } = usePutText('body');
  useEffect(() => onWords({ subject, body }), [onWords, subject, body]);
  useEffect(() => {
    const take = (words: TemplateText) => {
      setValue('subject', words.subject, { shouldDirty: true });
      setValue('body', words.body, { shouldDirty: true });
    };
    onHandle({ put, take });
  }, [onHandle, setValue, put]);
  return onFocus;
}

function Words({ template, onWords, onHandle }: WordsProps) {
  const say = useSay(templateMessages);
  const onFocus = useHandle({ onWords, onHandle });
  const { channel, locale } = template;
  const isMail = channel === 'email';
  const inputProps = { lang: LOCALE_TAGS[locale], dir: 'auto', onFocus };
  return (
    <Stack>
      {isMail && (
        <TextInput
          source="subject"
          label={say('fields.subject')}
          fullWidth
          autoComplete="off"
          slotProps={{ htmlInput: inputProps }}
        />
      )}
      <TextInput
        source="body"
        label={say('fields.body')}
        helperText={say(isMail ? 'bodyHint' : 'smsHint')}
        fullWidth
        multiline
        minRows={isMail ? 14 : 4}
        slotProps={{ htmlInput: inputProps }}
      />
      {isMail && (
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {say('footerHint')}
        </Typography>
      )}
    </Stack>
  );
}

interface TemplateFormProps extends WordsProps {
  onSaved: (template: NotificationTemplateDetailView) => void;
}

/** Gives a message new words, as a version of its own. */
export function TemplateForm({ onSaved, ...words }: TemplateFormProps) {
  const say = useSay(templateMessages);
  const { id, version, subject, body } = words.template;
  const change = useAction<UpdateTemplateInput, NotificationTemplateDetailView>(
    `notification-templates/${id}`,
    {
      method: 'PATCH',
      idempotent: false,
      onDone: (saved) => {
        announce(say('saved'));
        onSaved(saved);
      },
    },
  );
  const valuesIn = (current: TemplateText) => ({ subject: current.subject, body: current.body });
  return (
    <HouseForm
      inputs={UpdateTemplateInput}
      defaultValues={{ subject, body }}
      versioned={{
        version,
        valuesIn,
        label: (field) => say(field === 'subject' ? 'fields.subject' : 'fields.body'),
      }}
      onSubmit={change.submit}
      submitLabel={say('save')}
    >
      <Words {...words} />
    </HouseForm>
  );
}
