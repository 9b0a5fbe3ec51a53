import { Typography } from '@mui/material';
import { heldForRenewal, type RenewalDetailView } from '@ur-desk/domain/renewals';
import { useSay } from '../../shared/messages';
import { useMoneyText } from '../payments/use-money-text';
import { renewalMessages } from './renewal.messages';

/** What happens with the customer's money while a renewal waits, and after it failed. */
export function MoneyNote({ renewal }: { renewal: RenewalDetailView }) {
  const say = useSay(renewalMessages);
  const moneyText = useMoneyText();
  const { kind, amount } = heldForRenewal(renewal);
  if (kind === 'nothing') return null;
  return <Typography variant="body2">{say(`money.${kind}`, { amount: moneyText(amount) })}</Typography>;
}
