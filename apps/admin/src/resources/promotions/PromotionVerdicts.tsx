import HoldsIcon from '@mui/icons-material/CheckCircleOutlined';
import HoldsNotIcon from '@mui/icons-material/CancelOutlined';
import { Box, Link as MuiLink, Stack, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { useDataProvider, useLocaleState } from 'react-admin';
import { Link } from 'react-router-dom';
import { formatMoney, LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import {
  type CriterionFinding,
  type JudgedCriterionView,
  type PromotionVerdictView,
  type PurchasePromotionsView,
} from '@ur-desk/domain/promotions';
import { type DeskDataProvider } from '../../providers/dataProvider';
import { useSay } from '../../shared/messages';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Skeleton } from '../../shared/Section';
import { countryName } from '../customers/country-name';
import { promotionMessages } from './promotion.messages';
import { usePlanNames } from './use-names';
import { useCriterionText } from './use-promotion-texts';

/** What was found where a condition looked, in words. */
function useFound(): (judged: JudgedCriterionView) => string {
  const say = useSay(promotionMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const plans = usePlanNames();
  const valueText = (kind: JudgedCriterionView['criterion']['kind'], value: string): string => {
    if (kind === 'plan') return plans.find(({ id }) => id === value)?.name ?? value;
    if (kind === 'country') return countryName(value, locale);
    return kind === 'channel' ? say(`channels.${value as 'agent' | 'autoRenew' | 'api'}`) : value;
  };
  const text = (kind: JudgedCriterionView['criterion']['kind'], found: CriterionFinding): string => {
    const { values, amount, days, localTime } = found;
    if (amount) return formatMoney(amount, LOCALE_TAGS[locale]);
    if (days !== undefined) return String(days);
    if (localTime) return localTime.replace('T', ' ');
    return (values ?? []).map((value) => valueText(kind, value)).join(', ');
  };
  return ({ criterion: { kind }, found }) => {
    if (found.count !== undefined) return say('foundPurchases', { smart_count: found.count });
    const shown = text(kind, found);
    return shown ? say('found', { found: shown }) : say('foundNothing');
  };
}

/** One line: whether it holds, and what. */
function Condition({ met, children }: { met: boolean; children: ReactNode }) {
  const say = useSay(promotionMessages);
  const Icon = met ? HoldsIcon : HoldsNotIcon;
  return (
    <Stack component="li" direction="row" sx={{ gap: 0.75, alignItems: 'flex-start' }}>
      <Icon
        fontSize="small"
        color={met ? 'success' : 'error'}
        titleAccess={say(met ? 'holds' : 'holdsNot')}
      />
      <Typography variant="body2">{children}</Typography>
    </Stack>
  );
}

function CriterionLine({ judged }: { judged: JudgedCriterionView }) {
  const say = useSay(promotionMessages);
  const criterionText = useCriterionText();
  const found = useFound();
  const wanted = criterionText(judged.criterion);
  return (
    <Condition met={judged.met}>
      {say(`kinds.${judged.criterion.kind}`)}
      {wanted && `: ${wanted}`}{' '}
      <Box component="span" sx={{ color: 'text.secondary' }}>
        ({found(judged)})
      </Box>
    </Condition>
  );
}

/** The code that it needs, and whether it was given. */
function CouponLine({ verdict: { coupon, reason } }: { verdict: PromotionVerdictView }) {
  const say = useSay(promotionMessages);
  if (!coupon) return null;
  const given = reason !== 'codeNotGiven';
  const text =
    coupon.kind === 'unique' ? say('couponNeededUnique') : say('couponNeeded', { code: coupon.code ?? '' });
  return (
    <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0, pl: 1 }}>
      <Condition met={given}>{text}</Condition>
    </Stack>
  );
}

function Verdict({ verdict }: { verdict: PromotionVerdictView }) {
  const say = useSay(promotionMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const { reason, because, groups } = verdict;
  return (
    <Box component="li">
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        <MuiLink component={Link} to={`/promotions/${verdict.promotionId}/show`}>
          {verdict.name[locale] || verdict.code}
        </MuiLink>{' '}
        {reason === null ? say('applies') : say(`reasons.${reason}`, { because: because ?? '' })}
      </Typography>
      <CouponLine verdict={verdict} />
      {groups.map(({ match, criteria }, index) => (
        <Box key={index} sx={{ pl: 1 }}>
          {match === 'any' && criteria.length > 1 && (
            <Typography variant="caption" sx={{ color: 'text.secondary' }}>
              {say('orElse')}
            </Typography>
          )}
          <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {criteria.map((judged, at) => (
              <CriterionLine key={at} judged={judged} />
            ))}
          </Stack>
        </Box>
      ))}
    </Box>
  );
}

/** Every promotion with its every condition. */
export function VerdictList({
  verdicts,
  couponCode,
}: Pick<PurchasePromotionsView, 'verdicts' | 'couponCode'>) {
  const say = useSay(promotionMessages);
  return (
    <Box sx={{ mt: 1 }}>
      <Typography variant="h3" component="p" sx={{ mb: 0.5 }}>
        {say('verdicts')}
        {couponCode && ` (${say('couponGiven', { code: couponCode })})`}
      </Typography>
      {verdicts.length === 0 && <Typography variant="body2">{say('noVerdicts')}</Typography>}
      <Stack component="ul" sx={{ listStyle: 'none', m: 0, p: 0, gap: 1 }}>
        {verdicts.map((verdict) => (
          <Verdict key={verdict.versionId} verdict={verdict} />
        ))}
      </Stack>
    </Box>
  );
}

interface VerdictsProps {
  /** `quotes/<id>` or `renewals/<id>`: the purchase. */
  of: string;
}

/** Why this price: every promotion that was live, condition by condition, as it was judged then (task T5). */
export function PromotionVerdicts({ of }: VerdictsProps) {
  const dataProvider = useDataProvider<DeskDataProvider>();
  const { data, error } = useQuery({
    queryKey: ['promotions', 'verdicts', of],
    queryFn: ({ signal }) => dataProvider.read<PurchasePromotionsView>(`${of}/promotions`, { signal }),
  });
  if (error) return <ProblemNotice problem={error} />;
  return data ? <VerdictList {...data} /> : <Skeleton lines={2} />;
}
