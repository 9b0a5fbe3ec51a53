import { Button } from '@mui/material';
import { useState } from 'react';
import { type ApiKeyView } from '@ur-desk/domain/staff';
import { ConfirmDialog } from '../../shared/ConfirmDialog';
import { useSay } from '../../shared/messages';
import { useAction } from '../../shared/use-action';
import { apiKeyMessages } from './api-key.messages';

/** Ends a key, after a question. */
export function RevokeKeyButton({ apiKey }: { apiKey: ApiKeyView }) {
  const say = useSay(apiKeyMessages);
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const revoke = useAction<object, ApiKeyView>(`api-keys/${apiKey.id}/revoke`, {
    idempotent: false,
    onDone: close,
  });
  if (apiKey.revokedAt) return null;
  const { name } = apiKey;
  return (
    <>
      <Button color="error" aria-label={say('revokeOf', { name })} onClick={() => setAsking(true)}>
        {say('revoke')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={say('revokeTitle', { name })}
          text={say('revokeText')}
          confirmLabel={say('revoke')}
          pending={revoke.pending}
          problem={revoke.problem}
          onConfirm={() => void revoke.run({})}
          onClose={close}
        />
      )}
    </>
  );
}
