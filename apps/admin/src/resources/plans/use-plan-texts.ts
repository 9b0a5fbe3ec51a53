import { useMemo } from 'react';
import { useLocaleState } from 'react-admin';
import { ALLOWANCE_KINDS, type AllowanceKind, allowanceOf } from '@ur-desk/domain/allowances';
import { formatMoney, LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { type PlanAllowances, type PlanContent, type PlanPart, type PlanView } from '@ur-desk/domain/plans';
import { sayIn } from '../../shared/messages';
import { allowanceText } from '../customers/allowance-text';
import { countryName } from '../customers/country-name';
import { planMessages } from './plan.messages';

type Content = Pick<PlanContent, PlanPart>;

const MANY_COUNTRIES = 6;

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
  const coverage = ({ coverage: codes }: Pick<Content, 'coverage'>): string =>
    codes.length === 0
      ? say('notSet')
      : codes.length > MANY_COUNTRIES
        ? say('countries', { smart_count: codes.length })
        : codes.map((code) => countryName(code, locale)).join(', ');
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
        return content.coverage.map((code) => countryName(code, locale)).join(', ') || say('notSet');
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
  return { part, validity, prices, coverage, allowances, nameOf, quantity };
}

/** The same in the language of the moment. */
export function usePlanTexts() {
  const [locale] = useLocaleState() as [Locale, unknown];
  return useMemo(() => planTextsIn(locale), [locale]);
}
