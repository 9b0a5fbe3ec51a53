import { Alert, Button } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { type Locale } from '@ur-desk/domain/kernel';
import { type OfflinePaymentView } from '@ur-desk/domain/offline-payments';
import { formatDate } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { useRelated } from '../../shared/use-related';
import { useMoneyText } from '../payments/use-money-text';
import { offlinePaymentMessages } from './offline-payment.messages';

/** On the page of a payment that was recorded by hand: how it came, and the way to its evidence. */
export function OfflinePaymentNotice({ paymentId }: { paymentId: string }) {
  const say = useSay(offlinePaymentMessages);
  const moneyText = useMoneyText();
  const [locale] = useLocaleState() as [Locale, unknown];
  const { data } = useRelated<OfflinePaymentView>({ resource: 'offline-payments', filter: { paymentId } });
  const record = data?.[0];
  if (!record) return null;
  const { id, reference, kind, receivedOn, bankReference, reversal } = record;
  return (
    <Alert
      severity={reversal?.amount ? 'warning' : 'info'}
      action={
        <Button
          color="inherit"
          component={Link}
          to={`/offline-payments/${id}/show`}
          sx={{ whiteSpace: 'nowrap' }}
        >
          {say('open', { reference })}
        </Button>
      }
    >
      {reversal?.amount
        ? say('noticeReversed', { amount: moneyText(reversal.amount) })
        : say('notice', { kind: say(`kinds.${kind}`), day: formatDate(receivedOn, locale), bankReference })}
    </Alert>
  );
}
