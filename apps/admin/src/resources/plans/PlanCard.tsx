import { Box, Stack, Typography } from '@mui/material';
import { formatMoney, LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { type PlanReviewView } from '@ur-desk/domain/plan-reviews';
import { type PlanView, type PlanVersionView } from '@ur-desk/domain/plans';
import { type PriceView } from '@ur-desk/domain/renewals';
import { sayIn } from '../../shared/messages';
import { RatingText } from '../plan-reviews/PlanRating';
import { ReviewText } from '../plan-reviews/ReviewText';
import { Stars } from '../plan-reviews/Stars';
import { planMessages } from './plan.messages';
import { planTextsIn } from './use-plan-texts';

interface PlanCardProps {
  plan: PlanView;
  version: PlanVersionView;
  price: PriceView;
  reviews: readonly PlanReviewView[];
  /** The language of the card, whatever that of the console is. */
  locale: Locale;
}

/** What it costs: the list price struck out where less is paid, then every discount by its name. */
function CardPrice({ price, locale }: Pick<PlanCardProps, 'price' | 'locale'>) {
  const say = sayIn(planMessages, locale);
  const text = (money: PriceView['total']) => formatMoney(money, LOCALE_TAGS[locale]);
  const [list, ...discounts] = price.lines;
  const isLess = list !== undefined && list.amount.amount > price.total.amount;
  return (
    <Box>
      <Typography variant="h2" component="p">
        {text(price.total)}{' '}
        {isLess && (
          <Typography component="s" variant="body2" sx={{ color: 'text.secondary' }}>
            {text(list.amount)}
          </Typography>
        )}
      </Typography>
      {discounts.map(({ rule, code, name, amount }) => (
        <Typography key={`${rule} ${code}`} variant="body2">
          {say(rule === 'tierDiscount' ? 'card.member' : 'card.promotion', { name: name?.[locale] ?? code })}{' '}
          {text(amount)}
        </Typography>
      ))}
    </Box>
  );
}

/** A plan as a customer sees it, in a language. */
export function PlanCard({ plan, version, price, reviews, locale }: PlanCardProps) {
  const say = sayIn(planMessages, locale);
  const { allowances, validity, where } = planTextsIn(locale);
  return (
    <Stack
      component="article"
      lang={LOCALE_TAGS[locale]}
      aria-label={say(`card.languages.${locale}`)}
      sx={{
        border: 1,
        borderColor: 'divider',
        borderRadius: 2,
        p: 2,
        gap: 1.25,
        flex: '1 1 260px',
        minWidth: 0,
      }}
    >
      <Stack direction="row" sx={{ justifyContent: 'space-between', gap: 1 }}>
        <Typography variant="subtitle1" component="h3" sx={{ fontWeight: 650 }}>
          {version.name[locale] || plan.code}
        </Typography>
        <RatingText rating={plan.rating} />
      </Stack>
      <CardPrice price={price} locale={locale} />
      <Typography variant="body2">
        {allowances(version)} · {validity(version)}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {where(version)}
      </Typography>
      {reviews.map((review) => (
        <Box key={review.id} sx={{ borderTop: 1, borderColor: 'divider', pt: 1 }}>
          <Stars stars={review.stars} />
          <ReviewText text={review.text} locale={review.locale} lines={3} />
          {review.reply !== null && (
            <Box sx={{ pl: 1.5, mt: 0.5, borderLeft: 2, borderColor: 'divider', color: 'text.secondary' }}>
              <ReviewText text={review.reply} locale={review.locale} lines={2} />
            </Box>
          )}
        </Box>
      ))}
      {version.terms[locale] && (
        <Typography variant="caption" sx={{ color: 'text.secondary' }}>
          {version.terms[locale]}
        </Typography>
      )}
    </Stack>
  );
}
