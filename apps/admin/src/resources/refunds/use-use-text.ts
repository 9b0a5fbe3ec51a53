import { useLocaleState } from 'react-admin';
import { LOCALE_TAGS, type Locale, numberFormat } from '@ur-desk/domain/kernel';
import { type UseKind } from '@ur-desk/domain/refunds';
import { useSay } from '../../shared/messages';
import { allowanceText } from '../customers/allowance-text';
import { refundMessages } from './refund.messages';

const BPS_PER_WHOLE = 10_000;

/** A share in basis points as a percentage: `25%`, `6.7%`. */
export function usePercentText(): (bps: number) => string {
  const [locale] = useLocaleState() as [Locale, unknown];
  const format = numberFormat(LOCALE_TAGS[locale], { style: 'percent', maximumFractionDigits: 1 });
  return (bps) => format.format(bps / BPS_PER_WHOLE);
}

/** How much of a part of the plan, in its own unit: days, minutes, messages, GB. */
export function useUseText(): (kind: UseKind, quantity: number) => string {
  const say = useSay(refundMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  return (kind, quantity) =>
    kind === 'days' ? say('days', { smart_count: quantity }) : allowanceText(kind, quantity, locale);
}
