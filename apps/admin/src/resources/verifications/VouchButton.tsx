import { useTranslate } from 'react-admin';
import { useSay } from '../../shared/messages';
import { ReasonButton } from '../../shared/ReasonButton';
import { verificationMessages } from './verification.messages';

/** A supervisor's word for a caller, with how he knows. */
export function VouchButton({ customerId, onDone }: { customerId: string; onDone: () => void }) {
  const say = useSay(verificationMessages);
  const translate = useTranslate();
  return (
    <ReasonButton
      command="verifications/vouch"
      body={{ customerId }}
      colour="primary"
      onDone={onDone}
      words={{
        button: say('vouch.button'),
        title: say('vouch.title'),
        text: say('vouch.text'),
        reason: say('vouch.reason'),
        back: translate('desk.actions.cancel'),
        confirm: say('vouch.confirm'),
        done: say('vouch.done'),
      }}
    />
  );
}
