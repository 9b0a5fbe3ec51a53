import { Button, Link as MuiLink, Stack, Typography } from '@mui/material';
import { useEffect, useRef } from 'react';
import { useQueryClient } from '@tanstack/react-query';
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
import { Loaded } from '../../shared/Loaded';
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
import { useClosing } from './use-closing';

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

function Closing({ closing }: { closing: AccountClosingView }) {
  const say = useSay(accountClosingMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { refunds, state, actor, createdAt, closedAt, reason } = closing;
  const title = say(state === 'done' ? 'panel.done' : 'panel.paying');
  const at = formatInstant(closedAt ?? createdAt, operatorZone(), locale);
  return (
    <Section title={title} actions={<CancelButton closing={closing} />}>
      <Stack sx={{ gap: 1.5 }}>
        <div>
          <Typography variant="body2">
            {say(closedAt ? 'panel.doneText' : 'panel.payingText', { name: actor.name, at })}
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

/** When the closing has moved on, what the page shows beside it is old. */
function useFreshPage(closing: AccountClosingView | null | undefined): void {
  const queries = useQueryClient();
  const now = closing && [closing.state, ...closing.refunds.map(({ state }) => state)].join(' ');
  const seen = useRef(now);
  useEffect(() => {
    if (seen.current && seen.current !== now) void queries.invalidateQueries();
    seen.current = now;
  }, [now, queries]);
}

/** How far the closing of an account is: what went back, what waits for whom. */
export function ClosingPanel({ customerId }: { customerId: string }) {
  const query = useClosing(customerId);
  useFreshPage(query.data?.closing);
  return (
    <Loaded query={query} lines={3}>
      {({ closing }) => closing && <Closing closing={closing} />}
    </Loaded>
  );
}
