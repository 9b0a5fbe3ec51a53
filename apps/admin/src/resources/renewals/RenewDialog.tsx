import { useQueryClient } from '@tanstack/react-query';
import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack } from '@mui/material';
import { useId, useState } from 'react';
import { useLocaleState } from 'react-admin';
import { type CustomerOverviewView, type OverviewLine } from '@ur-desk/domain/customers';
import { type Locale } from '@ur-desk/domain/kernel';
import { type PlanKind } from '@ur-desk/domain/plans';
import {
  type CreateQuoteInput,
  type CreateRenewalInput,
  type PriceView,
  type QuoteView,
  type RenewalDetailView,
} from '@ur-desk/domain/renewals';
import { ProblemError } from '../../providers/problem-error';
import { announce } from '../../shared/announce';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/use-action';
import { usePhoneText } from '../customers/phone-text';
import { CouponField } from './CouponField';
import { FieldProblem } from './FieldProblem';
import { PaymentChoice } from './PaymentChoice';
import { PlanChoice } from './PlanChoice';
import { PolicyChoice } from './PolicyChoice';
import { useQuoteBefore } from './PriceChange';
import { QuotePanel } from './QuotePanel';
import { renewalMessages } from './renewal.messages';
import { RenewalResult } from './RenewalResult';
import { useHeadline } from './use-headline';
import {
  balanceCovers,
  quoteInputOf,
  quoteKey,
  quoteLifeMs,
  type RenewChoices,
  useQuote,
  useRenewChoice,
} from './use-renew-choice';
import { useRenewLabel } from './use-renew-label';

interface RenewDialogProps {
  overview: CustomerOverviewView;
  lineId: string;
  /** What is bought: a plan, or an add-on pack for the plan that runs. */
  kind: PlanKind;
  onClose: () => void;
}

function Choices({
  kind,
  overview,
  entry,
  choices,
  covered,
  price,
  problem,
}: {
  kind: PlanKind;
  overview: CustomerOverviewView;
  entry: OverviewLine;
  choices: RenewChoices;
  /** The balance alone pays the whole price. */
  covered: boolean;
  /** Of what is chosen now. */
  price: PriceView | undefined;
  /** Shown at the choice that caused it. */
  problem: unknown;
}) {
  const say = useSay(renewalMessages);
  const { plans, plansPending, plansNotRead, methods, mayExtend, mayReplace, choice, change, link } = choices;
  const { customer, wallet } = overview;
  return (
    <Stack sx={{ gap: 2.5 }}>
      <PlanChoice
        kind={kind}
        plans={plans}
        pending={plansPending}
        notRead={plansNotRead}
        currency={customer.walletCurrency}
        runningPlanId={entry.active?.planId ?? null}
        chosenId={choice.planId}
        onChoose={(planId) => change({ planId })}
      />
      <FieldProblem problem={problem} field="planId" />
      {kind === 'plan' && (
        <PolicyChoice
          entry={entry}
          mayExtend={mayExtend}
          mayReplace={mayReplace}
          chosen={choice.policy}
          onChoose={(policy) => change({ policy })}
        />
      )}
      <FieldProblem problem={problem} field="policy" />
      <PaymentChoice
        title={say('payment')}
        customerId={customer.id}
        available={wallet?.available ?? null}
        covered={covered}
        methods={methods}
        source={choice.source}
        balanceFirst={choice.balanceFirst}
        link={link}
        email={customer.email}
        onChange={change}
      />
      <FieldProblem problem={problem} field="payment" />
      <CouponField
        applied={choice.couponCode}
        price={price}
        onApply={(couponCode) => change({ couponCode })}
      />
      <FieldProblem problem={problem} field="couponCode" />
    </Stack>
  );
}

/** Takes the quote up; when its price is no longer right, the new one takes its place on the screen. */
function useTakeUp(input: CreateQuoteInput | null, onDone: (renewal: RenewalDetailView) => void) {
  const queries = useQueryClient();
  const renew = useAction<CreateRenewalInput, RenewalDetailView>('renewals', { onDone });
  const takeUp = async (quote: QuoteView) => {
    try {
      await renew.submit({ quoteId: quote.id, quoteHash: quote.hash });
    } catch (error) {
      const newQuote = error instanceof ProblemError ? error.params['quote'] : undefined;
      if (newQuote) queries.setQueryData(quoteKey(input), newQuote);
    }
  };
  return { ...renew, takeUp };
}

const COLUMNS = {
  display: 'grid',
  gap: 3,
  pt: 0.5,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1.6fr) minmax(0, 1fr)' },
} as const;

function Choosing({
  kind,
  overview,
  entry,
  onClose,
  onDone,
}: Omit<RenewDialogProps, 'lineId'> & { entry: OverviewLine; onDone: (renewal: RenewalDetailView) => void }) {
  const say = useSay(renewalMessages);
  const choices = useRenewChoice(overview, entry, kind);
  const input = quoteInputOf(overview, entry, choices);
  const { data: quote, error, isPlaceholderData, isFetching, dataUpdatedAt } = useQuote(input);
  const label = useRenewLabel(kind, quote, choices.methods);
  const { takeUp, pending, problem, ready } = useTakeUp(input, onDone);
  const fresh = quote !== undefined && !isPlaceholderData && !error;
  const before = useQuoteBefore(input, fresh ? quote : undefined);
  // No rule raises the price of a plan: what pays that pays whatever will be quoted.
  const covered = fresh ? balanceCovers(overview, quote) : choices.suffices;
  const payable = fresh && quote.price.missing.amount === 0;
  return (
    <>
      <DialogContent>
        <Box sx={COLUMNS}>
          <Choices
            kind={kind}
            overview={overview}
            entry={entry}
            choices={choices}
            covered={covered}
            price={fresh ? quote.price : undefined}
            problem={problem ?? error}
          />
          <Box
            sx={{
              bgcolor: 'action.hover',
              borderRadius: 1,
              p: 2,
              alignSelf: 'start',
              position: { md: 'sticky' },
              top: 0,
            }}
          >
            <QuotePanel
              quote={error ? undefined : quote}
              methods={choices.methods}
              customerZone={overview.customer.zone}
              problem={error}
              stale={isFetching && isPlaceholderData}
              before={before}
              validUntil={quote ? dataUpdatedAt + quoteLifeMs(quote) : 0}
            />
          </Box>
        </Box>
        <ProblemNotice problem={problem} />
      </DialogContent>
      <DialogActions>
        <Button color="inherit" onClick={onClose} disabled={pending}>
          {say('close')}
        </Button>
        <Button
          variant="contained"
          size="large"
          disabled={!payable || pending || !ready}
          onClick={() => quote && void takeUp(quote)}
        >
          {pending ? say('working') : label}
        </Button>
      </DialogActions>
    </>
  );
}

/** Renews a line, or adds a pack to the plan that runs on it: choose, see the price and the end state, pay, see what happened. */
export function RenewDialog({ overview, lineId, kind, onClose }: RenewDialogProps) {
  const say = useSay(renewalMessages);
  const headline = useHeadline();
  const phoneText = usePhoneText();
  const heading = useId();
  const [locale] = useLocaleState() as [Locale, unknown];
  const [done, setDone] = useState<RenewalDetailView | null>(null);
  const entry = overview.lines.find(({ line }) => line.id === lineId);
  if (!entry) return null;
  const finish = (renewal: RenewalDetailView) => {
    setDone(renewal);
    announce(headline(renewal, locale));
  };
  const title = say(kind === 'addOn' ? 'addOnTitle' : 'renewTitle', {
    line: entry.line.label ?? phoneText(entry.line.msisdn),
  });
  return (
    <Dialog
      open
      onClose={(_event, reason) => reason !== 'backdropClick' && onClose()}
      aria-labelledby={heading}
      fullWidth
      maxWidth={done ? 'sm' : 'lg'}
    >
      <DialogTitle id={heading}>{title}</DialogTitle>
      {done ? (
        <>
          <DialogContent>
            <RenewalResult
              renewal={done}
              available={overview.wallet?.available ?? null}
              customerZone={overview.customer.zone}
            />
          </DialogContent>
          <DialogActions>
            <Button variant="contained" onClick={onClose} autoFocus={done.state === 'succeeded'}>
              {say('done')}
            </Button>
          </DialogActions>
        </>
      ) : (
        <Choosing kind={kind} overview={overview} entry={entry} onClose={onClose} onDone={finish} />
      )}
    </Dialog>
  );
}
