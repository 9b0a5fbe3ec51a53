import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Divider,
  Stack,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { useGetOne, useLocaleState } from 'react-admin';
import { refuseTopUpAmount, type TopUpLimitView, topUpPresets } from '@ur-desk/domain/charge-limits';
import { type CustomerView } from '@ur-desk/domain/customers';
import { type Locale, type Money, Problem, problemText } from '@ur-desk/domain/kernel';
import {
  type CreatePaymentLinkInput,
  type LinkOrderInput,
  type PaymentLinkView,
} from '@ur-desk/domain/payment-links';
import {
  balanceAfterTopUp,
  type CreateTopUpInput,
  likeliestMethod,
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
import { PaymentLinkPanel } from '../payment-links/PaymentLinkPanel';
import { useLinkOrder } from '../payment-links/use-link-order';
import { AmountChoice } from './AmountChoice';
import { useBlockText, useMethodText } from './CardText';
import { paymentMessages } from './payment.messages';
import { BY_LINK, SourceChoice } from './SourceChoice';
import { TopUpBonus } from './TopUpBonus';
import { TopUpResult } from './TopUpResult';
import { UnansweredCharge } from './UnansweredCharge';
import {
  useCustomerBlock,
  usePaymentMethods,
  useTopUpLimits,
  useTopUpOffer,
  useWallet,
} from './use-customer-money';
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

/** The second smallest of the usual amounts, where there are several. */
function firstAmount(limits: TopUpLimitView): Money | null {
  const presets = topUpPresets(limits);
  return presets[1] ?? presets[0] ?? null;
}

/** What was begun: a charge that has ended or not, or a link that the customer opens. */
type Begun = { payment: PaymentView } | { linkId: string };

interface Wanted {
  customerId: string;
  /** The bonus that is shown; undefined: not known. */
  expectedBonus: Money | undefined;
}

/** Charges the chosen card, or makes the link; `label` says which and how much. */
function useTopUp({ customerId, expectedBonus }: Wanted, onBegun: (begun: Begun) => void) {
  const say = useSay(paymentMessages);
  const moneyText = useMoneyText();
  const methodText = useMethodText();
  const charge = useAction<CreateTopUpInput, TopUpView>('top-ups', {
    onDone: ({ payment }) => onBegun({ payment }),
  });
  const ask = useAction<CreatePaymentLinkInput, PaymentLinkView>('payment-links', {
    onDone: ({ id }) => onBegun({ linkId: id }),
  });
  const bonus = expectedBonus ? { expectedBonus } : {};
  const of = (amount: Money | null, by: PaymentMethodView | LinkOrderInput | null) => {
    if (amount === null || by === null) return { label: say('topUp.submitEmpty'), run: null };
    if ('methodKinds' in by) {
      const run = () => ask.run({ customerId, amount, link: by, ...bonus });
      return { label: say('topUp.submitLink', { amount: moneyText(amount) }), run };
    }
    const run = () => charge.run({ customerId, amount, methodId: by.id, ...bonus });
    return { label: say('topUp.submit', { amount: moneyText(amount), card: methodText(by) }), run };
  };
  const pending = charge.pending || ask.pending;
  return { of, pending, ready: charge.ready, problem: charge.problem ?? ask.problem };
}

interface BegunProps {
  begun: Begun;
  onChange: (begun: Begun | null) => void;
  onClose: () => void;
}

/** How it went; a link is followed until the customer has paid. */
function TopUpBegun({ begun, onChange, onClose }: BegunProps) {
  const say = useSay(paymentMessages);
  const failed = 'payment' in begun && begun.payment.state === 'failed';
  return (
    <>
      <DialogContent>
        {'payment' in begun ? (
          <TopUpResult payment={begun.payment} onChecked={(payment) => onChange({ payment })} />
        ) : (
          <PaymentLinkPanel paymentId={begun.linkId} />
        )}
      </DialogContent>
      <DialogActions>
        {failed && (
          <Button color="inherit" onClick={() => onChange(null)}>
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

function TopUpForm({ customerId, onClose, wallet, methods, limits }: TopUpFormProps) {
  const say = useSay(paymentMessages);
  const blockText = useBlockText();
  const [amount, setAmount] = useState<Money | null>(firstAmount(limits));
  const [picked, setPicked] = useState<string | null>(null);
  const [begun, setBegun] = useState<Begun | null>(null);
  const wrong = useAmountProblem(amount, limits);
  const offer = useTopUpOffer(customerId, wrong === null ? amount : null);
  const bonus = offer.data?.bonus;
  const topUp = useTopUp({ customerId, expectedBonus: bonus }, setBegun);
  const { data: customer } = useGetOne<CustomerView>('customers', { id: customerId });
  const email = customer?.email ?? null;
  const value = picked ?? likeliestMethod(methods)?.id ?? null;
  const byLink = value === BY_LINK;
  const link = useLinkOrder({ currency: wallet.balance.currency, email }, byLink);
  const block = useCustomerBlock(customerId);
  const source = byLink ? link.order : (methods.find(({ id }) => id === value) ?? null);
  const { label, run } = topUp.of(wrong === null && block === null ? amount : null, source);

  if (begun) return <TopUpBegun begun={begun} onChange={setBegun} onClose={onClose} />;
  const after = amount && run && !byLink ? balanceAfterTopUp(wallet.balance, amount, bonus) : wallet.balance;
  return (
    <>
      <DialogContent>
        <Stack sx={{ gap: 2.5 }}>
          {block && <Alert severity="error">{say('customerBlocked', { reason: blockText(block) })}</Alert>}
          <UnansweredCharge customerId={customerId} />
          <AmountChoice limits={limits} value={amount} onChange={setAmount} wrong={wrong} />
          <SourceChoice
            customerId={customerId}
            methods={methods}
            value={value}
            onChange={setPicked}
            link={link}
            email={email}
          />
          <TopUpBonus offer={offer.data} />
          <Divider />
          {byLink ? (
            <Typography variant="body2">{say('topUp.afterPaying')}</Typography>
          ) : (
            <MoneyChanges changes={[{ label: say('balance'), before: wallet.balance, after }]} />
          )}
        </Stack>
        <ProblemNotice problem={topUp.problem} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose} disabled={topUp.pending}>
          {say('topUp.close')}
        </Button>
        <Button
          variant="contained"
          disabled={!run || topUp.pending || !topUp.ready || offer.isLoading}
          onClick={() => void run?.()}
        >
          {topUp.pending && !byLink ? say('topUp.charging') : label}
        </Button>
      </DialogActions>
    </>
  );
}

/** Money into the wallet, by a saved card or a link: amount, who pays, balance before → after, result. */
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
