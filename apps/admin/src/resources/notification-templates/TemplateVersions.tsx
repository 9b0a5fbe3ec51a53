import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import {
  type NotificationTemplateDetailView,
  type TemplateText,
  type TemplateVersionView,
} from '@ur-desk/domain/notifications';
import { EmptyState } from '../../shared/EmptyState';
import { HouseTable, type TableColumn } from '../../shared/HouseTable';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { Section } from '../../shared/Section';
import { TemplateWords } from './TemplateWords';
import { templateMessages } from './template.messages';

interface TemplateVersionsProps {
  template: NotificationTemplateDetailView;
  /** Puts words into the form; null: there is none. */
  onTake: ((words: TemplateText) => void) | null;
}

interface VersionDialogProps extends TemplateVersionsProps {
  version: TemplateVersionView;
  onClose: () => void;
}

function VersionDialog({ template, version, onTake, onClose }: VersionDialogProps) {
  const say = useSay(templateMessages);
  const translate = useTranslate();
  const title = useId();
  const { number, subject, body } = version;
  const words = body === null ? template.builtInText : { subject, body };
  return (
    <Dialog open onClose={onClose} aria-labelledby={title} maxWidth="md" fullWidth>
      <DialogTitle id={title}>{say('lookTitle', { number })}</DialogTitle>
      <DialogContent>
        <TemplateWords {...words} locale={template.locale} />
      </DialogContent>
      <DialogActions>
        {onTake && (
          <Button
            onClick={() => {
              onTake(words);
              onClose();
            }}
          >
            {say('take')}
          </Button>
        )}
        <Button onClick={onClose}>{translate('desk.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

function useColumns(
  current: number,
  onLook: (version: TemplateVersionView) => void,
): TableColumn<TemplateVersionView>[] {
  const say = useSay(templateMessages);
  return [
    {
      label: say('fields.number'),
      render: (version) => (
        <>
          <Button
            size="small"
            onClick={() => onLook(version)}
            aria-label={say('look', { number: version.number })}
            sx={{ minWidth: 0, px: 0.5, py: 0 }}
          >
            {version.number}
          </Button>
          {version.number === current && (
            <Typography component="span" variant="caption" sx={{ color: 'text.secondary' }}>
              {say('inUse')}
            </Typography>
          )}
        </>
      ),
    },
    { label: say('fields.words'), render: ({ builtIn }) => say(builtIn ? 'builtIn' : 'own') },
    { label: say('fields.updatedAt'), render: ({ createdAt }) => <InstantText value={createdAt} /> },
    { label: say('fields.updatedBy'), render: ({ createdBy }) => createdBy },
  ];
}

/** What the text was before; each can be looked at and put into the form. */
export function TemplateVersions({ template, onTake }: TemplateVersionsProps) {
  const say = useSay(templateMessages);
  const [looked, setLooked] = useState<TemplateVersionView | null>(null);
  const columns = useColumns(template.version, setLooked);
  return (
    <Section title={say('versions')}>
      {template.versions.length === 0 ? (
        <EmptyState title={say('noVersions')} text={say('noVersionsHint')} />
      ) : (
        <HouseTable
          label={say('versions')}
          columns={columns}
          rows={template.versions}
          rowKey={({ number }) => String(number)}
        />
      )}
      {looked && (
        <VersionDialog template={template} version={looked} onTake={onTake} onClose={() => setLooked(null)} />
      )}
    </Section>
  );
}
