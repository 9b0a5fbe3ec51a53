import { Stack, Typography } from '@mui/material';
import { useState } from 'react';
import {
  type NotificationTemplateView,
  type TemplatePreviewView,
  type TemplateText,
} from '@ur-desk/domain/notifications';
import { fieldErrorText, ProblemError } from '../../providers/problem-error';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Section } from '../../shared/Section';
import { CustomerPicker } from '../customers/CustomerPicker';
import { MessageBody } from '../notifications/MessageBody';
import { templateMessages } from './template.messages';
import { usePreview } from './use-preview';

interface TemplatePreviewProps {
  template: NotificationTemplateView;
  words: TemplateText;
}

/** What is wrong stands at its field when it is saved; here it says why there is no preview. */
function Wrong({ problem }: { problem: unknown }) {
  if (!(problem instanceof ProblemError) || problem.errors.length === 0)
    return <ProblemNotice problem={problem} />;
  return problem.errors.map((error) => (
    <Typography key={error.field} variant="body2" role="status" sx={{ color: 'error.main' }}>
      {fieldErrorText(error)}
    </Typography>
  ));
}

/** About whom it is, and whether it really happened. */
function Basis({ preview, chosen }: { preview: TemplatePreviewView; chosen: boolean }) {
  const say = useSay(templateMessages);
  const madeUp = chosen ? say('exampleOf') : say('example');
  return (
    <Typography variant="caption" sx={{ color: 'text.secondary' }}>
      {preview.example ? madeUp : say('real')}
    </Typography>
  );
}

/** What a customer would get with the words as they are typed. */
export function TemplatePreview({ template, words }: TemplatePreviewProps) {
  const say = useSay(templateMessages);
  const [customerId, setCustomerId] = useState<string | null>(null);
  const { data: preview, error } = usePreview(template.id, words, customerId);
  const { channel, locale } = template;
  return (
    <Section title={say('preview')}>
      <Stack sx={{ gap: 1.5 }}>
        <CustomerPicker label={say('previewOf')} value={customerId} onChange={setCustomerId} />
        {error && <Wrong problem={error} />}
        {!error && !preview && <Typography variant="body2">{say('previewEmpty')}</Typography>}
        {!error && preview && (
          <>
            <Basis preview={preview} chosen={customerId !== null} />
            {channel === 'email' && (
              <Typography variant="body2" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }} lang={locale}>
                {preview.subject}
              </Typography>
            )}
            <MessageBody message={{ ...preview, channel, locale, bodyHidden: false }} />
          </>
        )}
      </Stack>
    </Section>
  );
}
