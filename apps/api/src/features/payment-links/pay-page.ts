import { formatMoney, LOCALE_TAGS, type Locale, LOCALES } from '@ur-desk/domain/kernel';
import { isLinkWaiting, type PaymentLinkView } from '@ur-desk/domain/payment-links';
import { html, page, type Page } from '../../platform/http/html-page';
import { PAY_PAGE_TEXTS } from './pay-page.texts';

const otherLocale = (locale: Locale): Locale => LOCALES.find((one) => one !== locale) ?? locale;

/** How a payment link stands, for the customer: paid or not, and what to do next. */
export function linkPage(link: PaymentLinkView, locale: Locale): Page {
  const texts = PAY_PAGE_TEXTS[locale];
  const { title, text } = texts.states[link.state];
  const other = otherLocale(locale);
  const amount = formatMoney(link.amount, LOCALE_TAGS[locale]);
  const goOn = link.state === 'open' ? html`<a class="button" href="?">${texts.goOn}</a>` : null;
  const askAgain =
    isLinkWaiting(link.state) && link.cancelledAt === null
      ? html`<nav><a href="?back=true">${texts.askAgain}</a></nav>`
      : null;
  const body = html`<div class="card">
      <h1>${title}</h1>
      <p class="soft">${texts.reference(link.reference)}</p>
      <p class="amount">${amount}</p>
      <p>${text}</p>
      ${goOn}${askAgain}
    </div>
    <nav>
      <a href="?back=true&amp;lang=${other}" lang="${LOCALE_TAGS[other]}">${texts.otherLanguage}</a>
    </nav>`;
  return page({ locale, title, body });
}

/** There is nothing at this address. */
export function noLinkPage(locale: Locale): Page {
  const { title, text } = PAY_PAGE_TEXTS[locale].notFound;
  return page({
    locale,
    title,
    body: html`<div class="card">
      <h1>${title}</h1>
      <p>${text}</p>
    </div>`,
  });
}
