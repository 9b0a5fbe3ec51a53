import { Button, Link as MuiLink, Stack, Typography } from '@mui/material';
import { useLocaleState, useNotify } from 'react-admin';
import { Link } from 'react-router-dom';
import {
  type AccountClosingView,
  type ClosingRefundView,
  mayCancelClosing,
} from '@ur-desk/domain/account-closings';
import { type Locale } from '@ur-desk/domain/kernel';
import { formatInstant } from '../../shared/InstantField';
import { operatorZone } from '../../shared/zones';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Section } from '../../shared/Section';
import { StatusChip } from '../../shared/StatusChip';
import { useAction } from '../../shared/use-action';
import { useMay } from '../../shared/use-may';
import { useMoneyText } from '../payments/use-money-text';
import { refundMessages } from '../refunds/refund.messages';
import { accountClosingMessages } from './account-closing.messages';
import { ClosingRest } from './ClosingRest';

/** One refund of the closing, with what somebody has to do about it. */
function RefundLine({ refund }: { refund: ClosingRefundView }) {
  const say = useSay(accountClosingMessages);
  const sayOfRefund = useSay(refundMessages);
  const moneyText = useMoneyText();
  const { id, reference, paymentReference, amount, state, byHand, replaced } = refund;
  const hint =
    state === 'failed' && !replaced
      ? say('panel.refused')
      : state === 'submitted' && byHand && say('panel.waitsByHand');
  return (
    <Stack component="li" direction="row" sx={{ gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <MuiLink component={Link} to={`/refunds/${id}/show`} variant="body2">
        {reference}
      </MuiLink>
      <Typography variant="body2">
        {say('panel.refund', { amount: moneyText(amount), reference: paymentReference })}
      </Typography>
      <StatusChip status={state} label={sayOfRefund(`states.${state}`)} />
      {hint && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {hint}
        </Typography>
      )}
    </Stack>
  );
}

/** Takes the closing back, as long as no money has left and nobody may be paying. */
function CancelButton({ closing }: { closing: AccountClosingView }) {
  const say = useSay(accountClosingMessages);
  const notify = useNotify();
  const may = useMay('customers:close') && mayCancelClosing(closing);
  const action = useAction<object, AccountClosingView>(`account-closings/${closing.id}/cancel`, {
    onDone: () => notify(say('panel.cancelled'), { type: 'info' }),
  });
  if (!may) return null;
  return (
    <>
      <ProblemNotice problem={action.problem} />
      <Button
        variant="outlined"
        disabled={action.pending || !action.ready}
        onClick={() => void action.run({})}
      >
        {say('panel.cancel')}
      </Button>
    </>
  );
}

/** What decides the words: how the account stands now. */
const titleKeyOf = ({ state }: AccountClosingView) =>
  state === 'done' || state === 'paying' || state === 'awaitingApproval' ? state : 'stayed';

const textKeyOf = ({ state }: AccountClosingView) => {
  if (state === 'done') return 'doneText';
  return state === 'paying' ? 'payingText' : 'orderedText';
};

/** One closing of an account: by whom and why, what goes back, what is owed by hand. */
export function ClosingSection({ closing }: { closing: AccountClosingView }) {
  const say = useSay(accountClosingMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { refunds, actor, createdAt, closedAt, reason } = closing;
  const title = say(`panel.${titleKeyOf(closing)}`);
  const at = formatInstant(closedAt ?? createdAt, operatorZone(), locale);
  return (
    <Section title={title} actions={<CancelButton closing={closing} />}>
      <Stack sx={{ gap: 1.5 }}>
        <div>
          <Typography variant="body2">
            {say(`panel.${textKeyOf(closing)}`, { name: actor.name, at })}
          </Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
            {reason}
          </Typography>
        </div>
        <section aria-label={say('panel.refunds')}>
          <Typography variant="subtitle2" component="h3" sx={{ mb: 0.75 }}>
            {say('panel.refunds')}
          </Typography>
          {refunds.length === 0 && <Typography variant="body2">{say('panel.noRefunds')}</Typography>}
          <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0, gap: 0.75 }}>
            {refunds.map((refund) => (
              <RefundLine key={refund.id} refund={refund} />
            ))}
          </Stack>
        </section>
        <ClosingRest closing={closing} />
      </Stack>
    </Section>
  );
}
