import { Button } from '@mui/material';
import { useState } from 'react';
import { type NotificationTemplateDetailView } from '@ur-desk/domain/notifications';
import { announce } from '../../shared/announce';
import { ConfirmDialog } from '../../shared/ConfirmDialog';
import { useSay } from '../../shared/messages';
import { useAction } from '../../shared/use-action';
import { templateMessages } from './template.messages';

interface RestoreButtonProps {
  template: NotificationTemplateDetailView;
  onRestored: (template: NotificationTemplateDetailView) => void;
}

/** Goes back to the text that comes with the product. */
export function RestoreButton({ template, onRestored }: RestoreButtonProps) {
  const say = useSay(templateMessages);
  const [open, setOpen] = useState(false);
  const restore = useAction<object, NotificationTemplateDetailView>(
    `notification-templates/${template.id}/restore`,
    {
      idempotent: false,
      ifMatch: template.version,
      onDone: (restored) => {
        setOpen(false);
        announce(say('restored'));
        onRestored(restored);
      },
    },
  );
  if (template.builtIn) return null;
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>
        {say('restore')}
      </Button>
      {open && (
        <ConfirmDialog
          title={say('restoreTitle')}
          text={say('restoreText')}
          confirmLabel={say('restore')}
          pending={restore.pending}
          problem={restore.problem}
          onConfirm={() => void restore.run({})}
          onClose={() => {
            restore.clearProblem();
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
