import { useMemo } from 'react';
import { useLocaleState } from 'react-admin';
import { ALLOWANCE_KINDS, type AllowanceKind, allowanceOf } from '@ur-desk/domain/allowances';
import { formatMoney, LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { countriesCovered } from '@ur-desk/domain/plan-regions';
import { type PlanAllowances, type PlanContent, type PlanPart, type PlanView } from '@ur-desk/domain/plans';
import { sayIn } from '../../shared/messages';
import { allowanceText } from '../customers/allowance-text';
import { countryName } from '../customers/country-name';
import { planMessages } from './plan.messages';

type Content = Pick<PlanContent, PlanPart>;

/** A version's parts in words of a language. */
export function planTextsIn(locale: Locale) {
  const say = sayIn(planMessages, locale);
  const quantity = (kind: AllowanceKind, value: number | null): string =>
    value === null ? say('unlimited') : value === 0 ? say('none') : allowanceText(kind, value, locale);
  const validity = ({ validity: v }: Pick<Content, 'validity'>): string =>
    'days' in v ? say('days', { smart_count: v.days }) : say('months', { smart_count: v.months });
  const prices = (content: Pick<Content, 'prices'>): string =>
    content.prices
      .map(({ currency, amount }) => formatMoney({ amount, currency }, LOCALE_TAGS[locale]))
      .join(' · ') || say('notSet');
  const names = (codes: readonly string[]): string[] => codes.map((code) => countryName(code, locale));
  const where = ({ coverage, regions }: Pick<Content, 'coverage' | 'regions'>): string => {
    const places = [...regions.map(({ name }) => name[locale]), ...names(coverage)].join(', ');
    if (regions.length === 0) return places || say('notSet');
    const count = countriesCovered({ coverage, regions }).length;
    return `${places} (${say('countries', { smart_count: count })})`;
  };
  const part = (content: Content, name: PlanPart): string => {
    switch (name) {
      case 'name':
        return [content.name.zh, content.name.en].filter(Boolean).join(' / ') || say('notSet');
      case 'prices':
        return content.prices
          .map(({ currency, amount, floor }) => {
            const text = (minor: number) => formatMoney({ amount: minor, currency }, LOCALE_TAGS[locale]);
            return `${text(amount)} (${say('floor', { amount: text(floor) })})`;
          })
          .join(', ');
      case 'validity':
        return validity(content);
      case 'voiceSeconds':
        return quantity('voice', content.voiceSeconds);
      case 'smsCount':
        return quantity('sms', content.smsCount);
      case 'dataBytes':
        return quantity('data', content.dataBytes);
      case 'coverage':
        return names(content.coverage).join(', ') || say(content.regions.length > 0 ? 'none' : 'notSet');
      case 'regions':
        return (
          content.regions
            .map(({ name, countries }) => `${name[locale]} (${names(countries).join(', ')})`)
            .join(' · ') || say('none')
        );
      case 'terms':
        return [content.terms.zh, content.terms.en].filter(Boolean).join(' / ') || say('notSet');
    }
  };
  const allowances = (content: PlanAllowances): string =>
    ALLOWANCE_KINDS.filter((kind) => allowanceOf(content, kind) !== 0)
      .map((kind) => `${say(`kinds.${kind}`)} ${quantity(kind, allowanceOf(content, kind))}`)
      .join(' · ') || say('none');
  const nameOf = (plan: Pick<PlanView, 'current' | 'draft' | 'code'>): string =>
    (plan.current ?? plan.draft)?.name[locale] || plan.code;
  return { part, validity, prices, where, allowances, nameOf, quantity };
}

/** The same in the language of the moment. */
export function usePlanTexts() {
  const [locale] = useLocaleState() as [Locale, unknown];
  return useMemo(() => planTextsIn(locale), [locale]);
}
