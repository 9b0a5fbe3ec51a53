import { Alert } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { type Locale, problemText } from '@ur-desk/domain/kernel';
import { type PaymentView } from '@ur-desk/domain/payments';
import { useRelated } from '../../shared/use-related';

/** Says before anything is chosen that a second charge would be refused, because nobody knows yet how an earlier one went. */
export function UnansweredCharge({ customerId }: { customerId: string }) {
  const [locale] = useLocaleState() as [Locale, unknown];
  const { data } = useRelated<PaymentView>({
    resource: 'payments',
    filter: { customerId, state: 'unknown' },
    sort: { field: 'createdAt', order: 'DESC' },
  });
  const open = data?.[0];
  if (!open) return null;
  const text = problemText('payment_unknown', { reference: open.reference }, locale);
  return <Alert severity="warning">{text}</Alert>;
}
