import { FormControlLabel, Radio, RadioGroup, Stack, Typography } from '@mui/material';
import { useId } from 'react';
import { type PaymentView } from '@ur-desk/domain/payments';
import { subtractMoney } from '@ur-desk/domain/kernel';
import { refundableRest } from '@ur-desk/domain/refunds';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { PaidWith } from '../payments/CardText';
import { paymentMessages } from '../payments/payment.messages';
import { useMoneyText } from '../payments/use-money-text';
import { refundMessages } from './refund.messages';
import { useRefundFacts } from './use-refund-facts';

interface PaymentChoiceProps {
  payments: readonly PaymentView[];
  value: string;
  onChange: (paymentId: string) => void;
}

/** What of a top-up can still be given back: what was spent from it is not there any more. */
function LeftOfTopUp({ paymentId }: { paymentId: string }) {
  const say = useSay(refundMessages);
  const moneyText = useMoneyText();
  const { data: facts } = useRefundFacts(paymentId);
  return facts ? <>{say('left', { amount: moneyText(refundableRest(facts)) })}</> : <>…</>;
}

/** Which of a customer's payments is given back, with what it was for and what is left of it. */
export function PaymentChoice({ payments, value, onChange }: PaymentChoiceProps) {
  const say = useSay(refundMessages);
  const sayOfPayments = useSay(paymentMessages);
  const moneyText = useMoneyText();
  const label = useId();
  return (
    <Stack sx={{ px: 3, pb: 1 }}>
      <Typography id={label} variant="subtitle2" component="p">
        {say('choose')}
      </Typography>
      <RadioGroup aria-labelledby={label} value={value} onChange={(_event, id) => onChange(id)}>
        {payments.map((payment) => (
          <FormControlLabel
            key={payment.id}
            value={payment.id}
            control={<Radio size="small" />}
            label={
              <>
                {moneyText(payment.captured)} · {sayOfPayments(`purposes.${payment.purpose}`)} ·{' '}
                <PaidWith payment={payment} /> · <InstantText value={payment.createdAt} />{' '}
                <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
                  {payment.purpose === 'topUp' ? (
                    <LeftOfTopUp paymentId={payment.id} />
                  ) : (
                    say('left', { amount: moneyText(subtractMoney(payment.captured, payment.refunded)) })
                  )}
                </Typography>
              </>
            }
          />
        ))}
      </RadioGroup>
    </Stack>
  );
}
