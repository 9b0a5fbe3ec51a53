import { Typography } from '@mui/material';
import { type RevealedContactView } from '@ur-desk/domain/customers';
import { useSay } from '../../shared/messages';
import { RevealButton } from '../../shared/RevealButton';
import { customerMessages } from './customer.messages';
import { PhoneText } from './phone-text';

/** Shows phone and e-mail in clear to a role that does not see them. */
export function RevealContact({ customerId }: { customerId: string }) {
  const say = useSay(customerMessages);
  return (
    <RevealButton<RevealedContactView>
      path={`customers/${customerId}/reveal-contact`}
      permission="contacts:reveal"
      label={say('reveal')}
      title={say('revealTitle')}
    >
      {({ phone, email }) => (
        <Typography component="div">
          <div>{phone ? <PhoneText value={phone} /> : say('missing')}</div>
          <div>{email ?? say('missing')}</div>
        </Typography>
      )}
    </RevealButton>
  );
}
