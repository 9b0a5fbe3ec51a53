import { useLocaleState } from 'react-admin';
import { formatMoney, LOCALE_TAGS, type Locale, type Money } from '@ur-desk/domain/kernel';
import { type PaymentMethodView, paidWithText } from '@ur-desk/domain/payments';
import { ownWalletPart, type PlanCreditView } from '@ur-desk/domain/refunds';
import { type QuoteView } from '@ur-desk/domain/renewals';
import { useSay } from '../../shared/messages';
import { renewalMessages } from './renewal.messages';

/** The button says what it does: how much is taken from where. */
export function useRenewLabel(quote: QuoteView | undefined, methods: readonly PaymentMethodView[]): string {
  const say = useSay(renewalMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  if (!quote) return say('title');
  /** What is paid beside the value of the plan that is replaced. */
  const replaceLabel = (credit: PlanCreditView): string => {
    const parts = quote.price.payable.flatMap(({ source, methodId, amount }) => {
      const own = source === 'wallet' ? ownWalletPart(amount, credit) : amount;
      const method = methods.find(({ id }) => id === methodId);
      const card = method ? paidWithText(method, locale) : '';
      return own.amount > 0 ? [say(`replaceParts.${source}`, { amount: text(own), card })] : [];
    });
    if (parts.length === 0) return say('replaceFree');
    return say('replaceFor', {
      parts: new Intl.ListFormat(LOCALE_TAGS[locale], { type: 'unit' }).format(parts),
    });
  };
  const text = (value: Money): string => formatMoney(value, LOCALE_TAGS[locale]);
  const { payable, total } = quote.price;
  const wallet = payable.find(({ source }) => source === 'wallet');
  const byMethod = payable.find(({ source }) => source === 'method');
  const byLink = payable.find(({ source }) => source === 'link');
  const method = methods.find(({ id }) => id === byMethod?.methodId);
  if (quote.credit) return replaceLabel(quote.credit);
  if (total.amount === 0) return say('renewFree');
  if (byLink)
    return wallet
      ? say('renewByLinkSplit', { wallet: text(wallet.amount), rest: text(byLink.amount) })
      : say('renewByLink', { amount: text(total) });
  if (!byMethod || !method) return say('renewFromBalance', { amount: text(total) });
  const card = paidWithText(method, locale);
  if (!wallet) return say('renewByCard', { amount: text(total), card });
  return say('renewBySplit', { wallet: text(wallet.amount), rest: text(byMethod.amount), card });
}
