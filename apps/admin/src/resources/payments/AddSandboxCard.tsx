import { Button, Checkbox, FormControlLabel, MenuItem, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { useLocaleState } from 'react-admin';
import { type Locale } from '@ur-desk/domain/kernel';
import {
  type AddPaymentMethodInput,
  type PaymentMethodView,
  SANDBOX_TOKENS,
  sandboxCardText,
  type SandboxToken,
} from '@ur-desk/domain/payments';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { paymentMessages } from './payment.messages';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);
const YEARS_OFFERED = 8;

interface AddSandboxCardProps {
  customerId: string;
  onAdded: (method: PaymentMethodView) => void;
}

/** Saves one of the sandbox's test cards; each says what it does. */
export function AddSandboxCard({ customerId, onAdded }: AddSandboxCardProps) {
  const say = useSay(paymentMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const thisYear = new Date().getFullYear();
  const [token, setToken] = useState<SandboxToken>('tok_success');
  const [expiryMonth, setMonth] = useState(12);
  const [expiryYear, setYear] = useState(thisYear + 3);
  const [automaticUse, setAutomaticUse] = useState(false);
  const add = useAction<AddPaymentMethodInput, PaymentMethodView>('payment-methods', {
    idempotent: false,
    onDone: onAdded,
  });
  return (
    <Stack sx={{ gap: 1.5, mt: 1.5 }}>
      <TextField
        select
        label={say('topUp.testCard')}
        value={token}
        onChange={(event) => setToken(event.target.value as SandboxToken)}
      >
        {SANDBOX_TOKENS.map((one) => (
          <MenuItem key={one} value={one}>
            {sandboxCardText(one, locale)}
          </MenuItem>
        ))}
      </TextField>
      <Stack direction="row" sx={{ gap: 1.5, alignItems: 'center' }}>
        <TextField
          select
          label={say('topUp.expiryMonth')}
          value={expiryMonth}
          onChange={(event) => setMonth(Number(event.target.value))}
          sx={{ flex: 1 }}
        >
          {MONTHS.map((month) => (
            <MenuItem key={month} value={month}>
              {month}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          label={say('topUp.expiryYear')}
          value={expiryYear}
          onChange={(event) => setYear(Number(event.target.value))}
          sx={{ flex: 1 }}
        >
          {Array.from({ length: YEARS_OFFERED }, (_, index) => thisYear + index).map((year) => (
            <MenuItem key={year} value={year}>
              {year}
            </MenuItem>
          ))}
        </TextField>
      </Stack>
      <FormControlLabel
        control={
          <Checkbox
            size="small"
            checked={automaticUse}
            onChange={(_event, checked) => setAutomaticUse(checked)}
          />
        }
        label={say('topUp.automaticUse')}
      />
      <Button
        variant="outlined"
        disabled={add.pending || !add.ready}
        onClick={() =>
          void add.run({
            customerId,
            provider: 'sandbox',
            token,
            expiryMonth,
            expiryYear,
            automaticUse,
          })
        }
        sx={{ alignSelf: 'flex-start', whiteSpace: 'nowrap' }}
      >
        {say('topUp.save')}
      </Button>
      <ProblemNotice problem={add.problem} />
    </Stack>
  );
}
