import { useLocaleState } from 'react-admin';
import { formatMoney, LOCALE_TAGS, type Locale, type Money } from '@ur-desk/domain/kernel';
import { type PaymentMethodView, paidWithText } from '@ur-desk/domain/payments';
import { type PlanKind } from '@ur-desk/domain/plans';
import { ownWalletPart, type PlanCreditView } from '@ur-desk/domain/refunds';
import { type QuoteView } from '@ur-desk/domain/renewals';
import { useSay } from '../../shared/messages';
import { renewalMessages } from './renewal.messages';

/** The button says what it does: how much is taken from where. */
export function useRenewLabel(
  kind: PlanKind,
  quote: QuoteView | undefined,
  methods: readonly PaymentMethodView[],
): string {
  const say = useSay(renewalMessages);
  const [locale] = useLocaleState() as [Locale, unknown];
  if (!quote) return say(kind === 'addOn' ? 'add' : 'renew');
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
  const verb = quote.policy === 'addOn' ? 'add' : 'renew';
  if (total.amount === 0) return say(`${verb}Free`);
  if (byLink)
    return wallet
      ? say(`${verb}ByLinkSplit`, { wallet: text(wallet.amount), rest: text(byLink.amount) })
      : say(`${verb}ByLink`, { amount: text(total) });
  if (!byMethod || !method) return say(`${verb}FromBalance`, { amount: text(total) });
  const card = paidWithText(method, locale);
  if (!wallet) return say(`${verb}ByCard`, { amount: text(total), card });
  return say(`${verb}BySplit`, { wallet: text(wallet.amount), rest: text(byMethod.amount), card });
}
