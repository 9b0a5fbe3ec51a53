import { useLocaleState } from 'react-admin';
import { formatMoney, LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { type TierContent } from '@ur-desk/domain/memberships';
import { percentText } from '@ur-desk/domain/tax-rates';
import { useSay } from '../../shared/messages';
import { allowanceText } from '../customers/allowance-text';
import { useServiceChoices } from '../value-added-services/use-service-names';
import { tierMessages } from './tier.messages';

const MINUTES_PER_HOUR = 60;

/** The parts of a tier in words. */
export function useTierTexts() {
  const say = useSay(tierMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  const choices = useServiceChoices();
  const serviceName = (code: string): string => choices.find(({ id }) => id === code)?.name ?? code;
  const comma = locale === 'zh' ? '、' : ', ';
  const bonuses = ({ monthlyBonuses }: Pick<TierContent, 'monthlyBonuses'>): string =>
    monthlyBonuses
      .map(({ kind, quantity }) => `${say(`bonusKinds.${kind}`)} ${allowanceText(kind, quantity, locale)}`)
      .join(comma) || '–';
  const time = (minutes: number): string =>
    minutes % MINUTES_PER_HOUR === 0
      ? say('hours', { smart_count: minutes / MINUTES_PER_HOUR })
      : say('minutes', { smart_count: minutes });
  const sla = ({
    supportPriority,
    slaMinutes,
  }: Pick<TierContent, 'supportPriority' | 'slaMinutes'>): string =>
    say('sla', { priority: say(`priorities.${supportPriority}`), time: time(slaMinutes) });
  return {
    thresholds: ({ thresholds }: Pick<TierContent, 'thresholds'>): string =>
      thresholds.map((one) => formatMoney(one, LOCALE_TAGS[locale])).join(' · ') || '–',
    percent: ({ discountBps }: Pick<TierContent, 'discountBps'>): string => `${percentText(discountBps)} %`,
    bonuses,
    services: ({ freeServices }: Pick<TierContent, 'freeServices'>): string =>
      freeServices.map(serviceName).join(comma) || '–',
    sla,
  };
}
