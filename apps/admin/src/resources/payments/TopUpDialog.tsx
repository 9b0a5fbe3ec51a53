import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Divider,
  Stack,
} from '@mui/material';
import { useId, useState } from 'react';
import { useLocaleState } from 'react-admin';
import { refuseTopUpAmount, type TopUpLimitView, topUpPresets } from '@ur-desk/domain/charge-limits';
import { type Locale, type Money, Problem, problemText } from '@ur-desk/domain/kernel';
import {
  balanceAfterTopUp,
  type CreateTopUpInput,
  type PaymentMethodView,
  type PaymentView,
  type TopUpView,
} from '@ur-desk/domain/payments';
import { type WalletView } from '@ur-desk/domain/ledger';
import { MoneyChanges } from '../../shared/ConfirmMoneyDialog';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Skeleton } from '../../shared/Section';
import { useAction } from '../../shared/use-action';
import { AmountChoice } from './AmountChoice';
import { CardChoice } from './CardChoice';
import { useBlockText, useMethodText } from './CardText';
import { paymentMessages } from './payment.messages';
import { TopUpResult } from './TopUpResult';
import { useCustomerBlock, usePaymentMethods, useTopUpLimits, useWallet } from './use-customer-money';
import { useMoneyText } from './use-money-text';

interface TopUpDialogProps {
  customerId: string;
  onClose: () => void;
}

interface TopUpFormProps extends TopUpDialogProps {
  wallet: WalletView;
  methods: readonly PaymentMethodView[];
  limits: TopUpLimitView;
}

/** The rule's refusal of an amount, in words; null when it can be charged or is still being typed. */
function useAmountProblem(amount: Money | null, limits: TopUpLimitView): string | null {
  const [locale] = useLocaleState() as [Locale, unknown];
  if (amount === null) return null;
  try {
    refuseTopUpAmount(amount, limits);
    return null;
  } catch (error) {
    if (error instanceof Problem) return problemText(error.code, error.params, locale);
    throw error;
  }
}

const firstUsable = (methods: readonly PaymentMethodView[]): string | null =>
  methods.find((method) => method.usable)?.id ?? null;

/** The second smallest of the usual amounts, where there are several. */
function firstAmount(limits: TopUpLimitView): Money | null {
  const presets = topUpPresets(limits);
  return presets[1] ?? presets[0] ?? null;
}

function TopUpForm({ customerId, onClose, wallet, methods, limits }: TopUpFormProps) {
  const say = useSay(paymentMessages);
  const moneyText = useMoneyText();
  const methodText = useMethodText();
  const blockText = useBlockText();
  const [amount, setAmount] = useState<Money | null>(firstAmount(limits));
  const [picked, setPicked] = useState<string | null>(null);
  const [result, setResult] = useState<PaymentView | null>(null);
  const charge = useAction<CreateTopUpInput, TopUpView>('top-ups', {
    onDone: ({ payment }) => setResult(payment),
  });
  const wrong = useAmountProblem(amount, limits);
  const methodId = picked ?? firstUsable(methods);
  const method = methods.find((one) => one.id === methodId);
  const block = useCustomerBlock(customerId);
  const good = amount !== null && wrong === null && method !== undefined && block === null;

  if (result) {
    return (
      <>
        <DialogContent>
          <TopUpResult payment={result} onChecked={setResult} />
        </DialogContent>
        <DialogActions>
          {result.state === 'failed' && (
            <Button color="inherit" onClick={() => setResult(null)}>
              {say('topUp.again')}
            </Button>
          )}
          <Button variant="contained" onClick={onClose} autoFocus>
            {say('topUp.close')}
          </Button>
        </DialogActions>
      </>
    );
  }
  return (
    <>
      <DialogContent>
        <Stack sx={{ gap: 2.5 }}>
          {block && <Alert severity="error">{say('customerBlocked', { reason: blockText(block) })}</Alert>}
          <AmountChoice limits={limits} value={amount} onChange={setAmount} wrong={wrong} />
          <CardChoice customerId={customerId} methods={methods} value={methodId} onChange={setPicked} />
          <Divider />
          <MoneyChanges
            changes={[
              {
                label: say('balance'),
                before: wallet.balance,
                after: good ? balanceAfterTopUp(wallet.balance, amount) : wallet.balance,
              },
            ]}
          />
        </Stack>
        <ProblemNotice problem={charge.problem} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose} disabled={charge.pending}>
          {say('topUp.close')}
        </Button>
        <Button
          variant="contained"
          disabled={!good || charge.pending || !charge.ready}
          onClick={() => good && void charge.run({ customerId, amount, methodId: method.id })}
        >
          {charge.pending
            ? say('topUp.charging')
            : good
              ? say('topUp.submit', { amount: moneyText(amount), card: methodText(method) })
              : say('topUp.submitEmpty')}
        </Button>
      </DialogActions>
    </>
  );
}

/** Charges a saved card and puts the money into the wallet: amount, card, balance before → after, result. */
export function TopUpDialog({ customerId, onClose }: TopUpDialogProps) {
  const say = useSay(paymentMessages);
  const heading = useId();
  const wallet = useWallet(customerId);
  const methods = usePaymentMethods(customerId);
  const limits = useTopUpLimits(wallet.data?.balance.currency);
  const problem = wallet.error ?? methods.error ?? limits.error;
  const ready = wallet.data && methods.data && limits.data;
  return (
    <Dialog open onClose={onClose} aria-labelledby={heading} fullWidth maxWidth="sm">
      <DialogTitle id={heading}>{say('topUp.title')}</DialogTitle>
      {problem && (
        <DialogContent>
          <ProblemNotice problem={problem} />
        </DialogContent>
      )}
      {!problem && !ready && (
        <DialogContent>
          <Skeleton lines={6} />
        </DialogContent>
      )}
      {wallet.data && methods.data && limits.data && (
        <TopUpForm
          customerId={customerId}
          onClose={onClose}
          wallet={wallet.data}
          methods={methods.data}
          limits={limits.data}
        />
      )}
    </Dialog>
  );
}
