import { Box, Divider, Stack, Typography } from '@mui/material';
import { useLocaleState } from 'react-admin';
import { type LotDraftView } from '@ur-desk/domain/allowances';
import { formatMoney, LOCALE_TAGS, type Locale, type Money } from '@ur-desk/domain/kernel';
import { type PaymentMethodView } from '@ur-desk/domain/payments';
import { type PaymentSource } from '@ur-desk/domain/pricing';
import { type QuoteView } from '@ur-desk/domain/renewals';
import { Countdown } from '../../shared/Countdown';
import { MoneyChanges } from '../../shared/ConfirmMoneyDialog';
import { InstantText } from '../../shared/InstantField';
import { useSay } from '../../shared/messages';
import { MoneyText } from '../../shared/MoneyField';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Fact, Facts, Skeleton } from '../../shared/Section';
import { allowanceText } from '../customers/allowance-text';
import { useMethodText } from '../payments/CardText';
import { PlanCredit } from './PlanCredit';
import { PriceChange } from './PriceChange';
import { PromotionVerdicts } from '../promotions/PromotionVerdicts';
import { PriceLines } from './PriceLines';
import { renewalMessages } from './renewal.messages';

/** `Calls 100 min · Data 5 GB`, of lots that are to be made or are there. */
export function useLotsText() {
  const say = useSay(renewalMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  return (lots: readonly Pick<LotDraftView, 'kind' | 'granted'>[]): string =>
    lots
      .map(
        ({ kind, granted }) =>
          `${say(`kinds.${kind}`)} ${granted === null ? say('unlimited') : allowanceText(kind, granted, locale)}`,
      )
      .join(' · ');
}

/** What is not paid from the balance. */
interface OtherPart {
  source: PaymentSource;
  label: string;
  amount: Money;
}

interface QuotePanelProps {
  quote: QuoteView | undefined;
  methods: readonly PaymentMethodView[];
  customerZone: string;
  problem: unknown;
  /** A newer price is on its way. */
  stale: boolean;
  /** What was shown before, when it was another price. */
  before: QuoteView | null;
  /** When the quote runs out, epoch milliseconds of this computer; a new one is asked for before. */
  validUntil: number;
}

function Afterwards({
  quote,
  methods,
  customerZone,
}: { quote: QuoteView } & Pick<QuotePanelProps, 'methods' | 'customerZone'>) {
  const say = useSay(renewalMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const lotsText = useLotsText();
  const methodText = useMethodText();
  const { price, subscription, balanceBefore, balanceAfter } = quote;
  const others = price.payable.flatMap(({ source, methodId, amount }): OtherPart[] => {
    const card = methods.find(({ id }) => id === methodId);
    if (source === 'link') return [{ source, label: say('aLink'), amount }];
    return card ? [{ source, label: methodText(card), amount }] : [];
  });
  return (
    <Stack sx={{ gap: 1 }}>
      <MoneyChanges changes={[{ label: say('balanceChange'), before: balanceBefore, after: balanceAfter }]} />
      {others.map(({ source, label, amount }) => (
        <Stack key={source} direction="row" sx={{ justifyContent: 'space-between' }}>
          <Box sx={{ color: 'text.secondary' }}>{label}</Box>
          <MoneyText value={amount} strong />
        </Stack>
      ))}
      <Divider />
      <Facts>
        {quote.credit && (
          <Fact label={say('oldPlan')}>
            {say('oldPlanEnds', { plan: quote.credit.planName[locale] })}{' '}
            <InstantText value={quote.credit.endsAt} customerZone={customerZone} />
          </Fact>
        )}
        {quote.policy === 'addOn' ? (
          <Fact label={say('planStays')}>
            {say('planStaysUntil')} <InstantText value={subscription.endsAt} customerZone={customerZone} />
          </Fact>
        ) : (
          <Fact label={say('planRuns')}>
            <InstantText value={subscription.startsAt} customerZone={customerZone} />
            <br />
            {say('untilNow')} <InstantText value={subscription.endsAt} customerZone={customerZone} />
          </Fact>
        )}
        <Fact label={say('grants')}>{lotsText(quote.lots)}</Fact>
        {quote.policy === 'addOn' && quote.lots[0] && (
          <Fact label={say('addedUntil')}>
            <InstantText value={quote.lots[0].expiresAt} customerZone={customerZone} />
          </Fact>
        )}
      </Facts>
    </Stack>
  );
}

/** What it costs and what is then, before anything is done. */
export function QuotePanel(props: QuotePanelProps) {
  const { quote, methods, customerZone, problem, stale, before, validUntil } = props;
  const say = useSay(renewalMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  if (!quote) return problem ? <ProblemNotice problem={problem} /> : <Skeleton lines={7} />;
  const missing = quote.price.missing;
  return (
    <Stack sx={{ gap: 1.5, opacity: stale ? 0.6 : 1, transition: 'opacity 120ms' }} aria-busy={stale}>
      {before && <PriceChange before={before} after={quote} />}
      <Box>
        <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'baseline', mb: 1 }}>
          <Typography variant="h2" component="h3">
            {say('price')}
          </Typography>
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            {say('validFor')} <Countdown until={validUntil} />
          </Typography>
        </Stack>
        <PriceLines price={quote.price} verdicts={<PromotionVerdicts of={`quotes/${quote.id}`} />} />
      </Box>
      {quote.credit && (
        <Box>
          <Typography variant="h2" component="h3" sx={{ mb: 1 }}>
            {say('creditTitle')}
          </Typography>
          <PlanCredit credit={quote.credit} />
        </Box>
      )}
      <Box>
        <Typography variant="h2" component="h3" sx={{ mb: 1 }}>
          {say('then')}
        </Typography>
        <Afterwards quote={quote} methods={methods} customerZone={customerZone} />
      </Box>
      {missing.amount > 0 && (
        <Typography role="status" variant="body2" sx={{ color: 'error.main', fontWeight: 600 }}>
          {say('missing', { amount: formatMoney(missing, LOCALE_TAGS[locale]) })}
        </Typography>
      )}
      <ProblemNotice problem={problem} />
    </Stack>
  );
}
