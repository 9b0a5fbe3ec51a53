import { type Locale } from '../kernel';
import { type PaymentPurpose, PURPOSE_TEXTS } from '../payments';
import { messageValues } from './message-values';
import { type LinkReadyFacts } from './notification.types';

type LinkFacts = Pick<LinkReadyFacts, 'amount' | 'url' | 'expiresAt'> & { purpose: PaymentPurpose };

/** The SMS with which a customer gets a payment link, in his language and with its end in his zone; the address stands last. */
export function linkSmsText(link: LinkFacts, { locale, zone }: { locale: Locale; zone: string }): string {
  const values = messageValues(locale, zone);
  const [what, amount] = [PURPOSE_TEXTS[link.purpose][locale], values.money(link.amount)];
  const until = values.instant(link.expiresAt);
  return locale === 'en'
    ? `${what}: ${amount}. Pay here until ${until}: ${link.url}`
    : `${what}：${amount}。请于 ${until}前付款：${link.url}`;
}
