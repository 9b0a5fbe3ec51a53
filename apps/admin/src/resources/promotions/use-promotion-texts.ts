import { useLocaleState } from 'react-admin';
import {
  BPS_PER_WHOLE,
  formatMoney,
  LOCALE_TAGS,
  type Locale,
  type Money,
  money,
} from '@ur-desk/domain/kernel';
import {
  type CriteriaGroup,
  type Criterion,
  type PromotionAction,
  type PromotionContent,
  type PromotionPart,
  type PromotionView,
  type WEEKDAYS,
} from '@ur-desk/domain/promotions';
import { formatInstant } from '../../shared/InstantField';
import { operatorZone } from '../../shared/zones';
import { useSay } from '../../shared/messages';
import { bonusText } from '../customers/allowance-text';
import { countryName } from '../customers/country-name';
import { promotionMessages } from './promotion.messages';
import { type Named, usePlanNames, usePromotionNames } from './use-names';

const nameIn = (known: readonly Named[], id: string): string =>
  known.find((one) => one.id === id)?.name ?? id;

const weekdayKey = (day: number) => `weekdays.day${day as (typeof WEEKDAYS)[number]}` as const;

/** Conditions in words. */
export function useCriterionText(): (criterion: Criterion) => string {
  const say = useSay(promotionMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const plans = usePlanNames();
  const amounts = (table: readonly Money[]) =>
    table.map((amount) => formatMoney(amount, LOCALE_TAGS[locale])).join(' · ');
  return (criterion) => {
    switch (criterion.kind) {
      case 'plan':
        return criterion.planIds.map((id) => nameIn(plans, id)).join(', ');
      case 'tier':
        return criterion.tiers.join(', ');
      case 'country':
        return criterion.countries.map((code) => countryName(code, locale)).join(', ');
      case 'currency':
        return criterion.currencies.join(', ');
      case 'channel':
        return criterion.channels
          .map((channel) => say(`channels.${channel as 'agent' | 'autoRenew' | 'api'}`))
          .join(', ');
      case 'firstPurchase':
        return '';
      case 'minimumAmount':
        return amounts(criterion.amounts);
      case 'daysSinceExpiry':
        return criterion.maxDays === null
          ? say('daysText', { min: criterion.minDays })
          : say('daysBetweenText', { min: criterion.minDays, max: criterion.maxDays });
      case 'hours': {
        const days = criterion.weekdays.map((day) => say(weekdayKey(day))).join(' ');
        return `${days} ${criterion.from}–${criterion.until} (${criterion.zone})`;
      }
      case 'tags':
        return criterion.tags.join(', ');
    }
  };
}

/** Actions in words. */
export function useActionText(): (action: PromotionAction) => string {
  const say = useSay(promotionMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const amounts = (table: readonly Money[]) =>
    table.map((amount) => formatMoney(amount, LOCALE_TAGS[locale])).join(' · ');
  return (action) => {
    switch (action.kind) {
      case 'percentOff': {
        const off = say('off', { percent: action.discountBps / (BPS_PER_WHOLE / 100) });
        return action.caps.length === 0 ? off : `${off}, ${say('cap', { amount: amounts(action.caps) })}`;
      }
      case 'amountOff':
        return say('amountOffText', { amount: amounts(action.amounts) });
      case 'fixedPrice':
        return say('fixedPriceText', { amount: amounts(action.amounts) });
      case 'bonusVoice':
        return say('bonusText', { what: bonusText('voice', action.quantity, locale) });
      case 'bonusSms':
        return say('bonusText', { what: bonusText('sms', action.quantity, locale) });
      case 'bonusData':
        return say('bonusText', { what: bonusText('data', action.quantity, locale) });
      case 'bonusDays':
        return say('bonusText', { what: bonusText('days', action.quantity, locale) });
      case 'walletCredit': {
        const amount = amounts(action.amounts);
        const days = action.validDays;
        return days === null ? say('creditText', { amount }) : say('creditDaysText', { amount, days });
      }
    }
  };
}

function useLimitsText(): (limits: PromotionContent['limits']) => string {
  const say = useSay(promotionMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  return ({ totalUses, usesPerCustomer, budgets, budgetPeriod }) => {
    const period = say(`periods.${budgetPeriod}`);
    const texts = [
      ...(totalUses === null ? [] : [say('usesText', { count: totalUses })]),
      ...(usesPerCustomer === null ? [] : [say('perCustomerText', { count: usesPerCustomer })]),
      ...budgets.flatMap(({ currency, totalMinor, periodMinor }) => {
        const text = (minor: number) => formatMoney(money(minor, currency), LOCALE_TAGS[locale]);
        return [
          ...(totalMinor === null ? [] : [say('budgetText', { amount: text(totalMinor) })]),
          ...(periodMinor === null ? [] : [say('budgetPeriodText', { amount: text(periodMinor), period })]),
        ];
      }),
    ];
    return texts.join(' · ') || say('none');
  };
}

/** The parts of a version in words. */
export function usePromotionTexts() {
  const say = useSay(promotionMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const criterionText = useCriterionText();
  const actionText = useActionText();
  const limitsText = useLimitsText();
  const promotions = usePromotionNames();
  const criterion = (one: Criterion): string => {
    const text = criterionText(one);
    return text ? `${say(`kinds.${one.kind}`)}: ${text}` : say(`kinds.${one.kind}`);
  };
  const group = ({ match, criteria }: CriteriaGroup): string => {
    const texts = criteria.map(criterion).join(match === 'any' ? ' / ' : ' + ');
    return match === 'any' && criteria.length > 1 ? `${say('orElse')} ${texts}` : texts;
  };
  const at = (instant: string): string => formatInstant(instant, operatorZone(), locale);
  const window = ({ window: { startsAt, endsAt } }: Pick<PromotionContent, 'window'>): string =>
    `${at(startsAt)} – ${endsAt === null ? say('open') : at(endsAt)}`;
  const actions = (content: Pick<PromotionContent, 'actions'>): string =>
    content.actions.map(actionText).join(', ') || say('none');
  const couponText = (coupon: PromotionContent['coupon']): string => {
    if (coupon === null) return say('couponKinds.none');
    return coupon.kind === 'unique' ? say('couponKinds.unique') : (coupon.code ?? say('couponMissing'));
  };
  const part = (content: PromotionContent, name: PromotionPart): string => {
    switch (name) {
      case 'name':
        return [content.name.zh, content.name.en].filter(Boolean).join(' / ') || say('noName');
      case 'window':
        return window(content);
      case 'criteria':
        return content.criteria.map(group).join(' + ') || say('everybody');
      case 'actions':
        return actions(content);
      case 'coupon':
        return couponText(content.coupon);
      case 'priority':
        return String(content.priority);
      case 'group':
        return content.group
          ? `${content.group.code} (${say(`groupModes.${content.group.mode}`)})`
          : say('none');
      case 'exclusive':
        return content.exclusive ? say('exclusiveHint') : say('none');
      case 'incompatibleWith':
        return content.incompatibleWith.map((id) => nameIn(promotions, id)).join(', ') || say('none');
      case 'limits':
        return limitsText(content.limits);
    }
  };
  const nameOf = ({ current, draft, code }: Pick<PromotionView, 'current' | 'draft' | 'code'>): string => {
    const shown = current ?? draft;
    return (shown && (shown.name[locale] || shown.name.en || shown.name.zh)) || code;
  };
  return { part, window, actions, nameOf };
}
