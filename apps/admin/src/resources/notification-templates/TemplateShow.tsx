import { useQuery } from '@tanstack/react-query';
import { Chip } from '@mui/material';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { useParams } from 'react-router-dom';
import { type NotificationTemplateDetailView, type TemplateText } from '@ur-desk/domain/notifications';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { Loaded, PAGE_LINES } from '../../shared/Loaded';
import { useSay } from '../../shared/messages';
import { RecordPage } from '../../shared/RecordPage';
import { Section } from '../../shared/Section';
import { useMay } from '../../shared/use-may';
import { notificationMessages } from '../notifications/notification.messages';
import { RestoreButton } from './RestoreButton';
import { TemplateForm, type WordsHandle } from './TemplateForm';
import { TemplatePreview } from './TemplatePreview';
import { TemplateVariables } from './TemplateVariables';
import { TemplateVersions } from './TemplateVersions';
import { TemplateWords } from './TemplateWords';
import { templateMessages } from './template.messages';

const wordsOf = ({ subject, body }: TemplateText): TemplateText => ({ subject, body });

function useTitle({ event, channel, locale }: NotificationTemplateDetailView): string {
  const say = useSay(templateMessages);
  const sayMessage = useSay(notificationMessages);
  const [about, way, language] = [`events.${event}`, `channels.${channel}`, `locales.${locale}`] as const;
  return say('showTitle', {
    event: sayMessage(about),
    channel: sayMessage(way),
    locale: sayMessage(language),
  });
}

/** What the form began with stays until it is saved here: what others save meanwhile is met when saving. */
function TemplatePage({ template }: { template: NotificationTemplateDetailView }) {
  const say = useSay(templateMessages);
  const mayUpdate = useMay('notificationTemplates:update');
  const [base, setBase] = useState(template);
  const [words, setWords] = useState(wordsOf(template));
  const [handle, setHandle] = useState<WordsHandle | null>(null);
  const inUse = template.builtIn ? say('builtIn') : say('version', { number: template.version });
  return (
    <RecordPage
      title={useTitle(template)}
      beside={<Chip size="small" variant="outlined" label={inUse} />}
      subtitle={say('intro')}
      actions={mayUpdate && <RestoreButton template={template} onRestored={setBase} />}
      facts={
        <>
          <Section title={say('text')}>
            {mayUpdate ? (
              <TemplateForm
                key={base.version}
                template={base}
                onWords={setWords}
                onHandle={setHandle}
                onSaved={setBase}
              />
            ) : (
              <TemplateWords {...wordsOf(template)} locale={template.locale} />
            )}
          </Section>
          <Section title={say('variables')}>
            <TemplateVariables template={template} onPut={mayUpdate ? (text) => handle?.put(text) : null} />
          </Section>
        </>
      }
    >
      <TemplatePreview template={template} words={mayUpdate ? words : wordsOf(template)} />
      <TemplateVersions template={template} onTake={mayUpdate ? (taken) => handle?.take(taken) : null} />
    </RecordPage>
  );
}

/** The words of a message: read, tried with a customer, changed, and what they were before. */
export function TemplateShow() {
  const { id = '' } = useParams();
  const dataProvider = useDataProvider<DeskDataProvider>();
  const query = useQuery({
    queryKey: ['notification-templates', 'detail', id],
    queryFn: ({ signal }) =>
      dataProvider.read<NotificationTemplateDetailView>(`notification-templates/${id}`, { signal }),
  });
  return (
    <Loaded query={query} lines={PAGE_LINES}>
      {(template) => <TemplatePage key={template.id} template={template} />}
    </Loaded>
  );
}
