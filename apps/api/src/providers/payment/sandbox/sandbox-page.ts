import { formatMoney, LOCALE_TAGS, type Locale, LOCALES } from '@ur-desk/domain/kernel';
import {
  DECLINE_TEXTS,
  isSandboxToken,
  METHOD_KIND_NAMES,
  paidWithText,
  SANDBOX_CARDS,
  SANDBOX_TOKENS,
  sandboxCardText,
} from '@ur-desk/domain/payments';
import { html, page, type Page, type SafeHtml } from '../../../platform/http/html-page';
import { type ChargeRow } from './sandbox-book';
import { type SandboxPage } from './sandbox-charge.entity';
import { SANDBOX_PAGE_TEXTS } from './sandbox-page.texts';

type OpenRow = ChargeRow & { page: SandboxPage };

const amountText = ({ amount, currency }: ChargeRow, locale: Locale): string =>
  formatMoney({ amount, currency }, LOCALE_TAGS[locale]);

const otherLocale = (locale: Locale): Locale => LOCALES.find((one) => one !== locale) ?? locale;

/** What the card that is to be confirmed is called. */
function cardName({ card_token: token }: ChargeRow, locale: Locale): string {
  if (token === null || !isSandboxToken(token)) return METHOD_KIND_NAMES.card[locale];
  const { brand, lastFour } = SANDBOX_CARDS[token];
  return paidWithText({ kind: 'card', brand, lastFour }, locale);
}

function head(row: OpenRow, locale: Locale): SafeHtml {
  const texts = SANDBOX_PAGE_TEXTS[locale];
  const { description, reference } = row.page;
  const what = description === null ? texts.reference(reference) : texts.for(description, reference);
  return html`<p class="soft">${what}</p>
    <p class="amount">${amountText(row, locale)}</p>`;
}

/** The way to pay: kinds as radio buttons, and for cards which test card. */
function choice(row: OpenRow, locale: Locale): SafeHtml {
  const texts = SANDBOX_PAGE_TEXTS[locale];
  const kinds = row.page.methodKinds ?? [];
  const radios = kinds.map(
    (kind, index) =>
      html`<label
        ><input type="radio" name="kind" value="${kind}" ${index === 0 ? html` checked` : null} />
        ${METHOD_KIND_NAMES[kind][locale]}</label
      >`,
  );
  const options = SANDBOX_TOKENS.map(
    (token) => html`<option value="${token}">${sandboxCardText(token, locale)}</option>`,
  );
  const cards = kinds.includes('card')
    ? html`<label class="stacked"
        >${texts.card}<select name="card">
          ${options}
        </select></label
      >`
    : null;
  return html`<fieldset>
      <legend>${texts.how}</legend>
      ${radios}
    </fieldset>
    ${cards}<button class="main" name="act" value="pay">${texts.pay(amountText(row, locale))}</button
    ><button class="plain" name="act" value="leave">${texts.later}</button>`;
}

function confirmation(row: OpenRow, locale: Locale): SafeHtml {
  const texts = SANDBOX_PAGE_TEXTS[locale];
  return html`<p>${texts.confirmText(cardName(row, locale))}</p>
    <button class="main" name="act" value="confirm">${texts.confirm(amountText(row, locale))}</button
    ><button class="plain" name="act" value="refuse">${texts.refuse}</button>`;
}

/** True while a card waits for the confirmation of the customer. */
export const waitsForConfirmation = (row: ChargeRow): boolean =>
  row.result === 'open' && row.card_token !== null;

/** The sandbox's page for a charge: what to pay and how, the confirmation of a card, or that it is over. */
export function sandboxPage(row: OpenRow, locale: Locale): Page {
  const texts = SANDBOX_PAGE_TEXTS[locale];
  const other = otherLocale(locale);
  const language = html`<nav>
    <a href="?lang=${other}" lang="${LOCALE_TAGS[other]}">${texts.otherLanguage}</a>
  </nav>`;
  const notice = html`<p class="soft">${texts.sandbox}</p>`;
  if (row.result !== 'open') {
    const body = html`<div class="card">
        <h1>${texts.overTitle}</h1>
        <p>${texts.overText}</p>
        <a class="button" href="${row.page.returnUrl}">${texts.goBack}</a>
      </div>
      ${language}`;
    return page({ locale, title: texts.overTitle, body });
  }
  const asks = waitsForConfirmation(row);
  const title = asks ? texts.confirmTitle : texts.title;
  const declined = row.decline_code
    ? html`<p class="bad" role="alert">${DECLINE_TEXTS[row.decline_code][locale]}</p>`
    : null;
  const form = html`<form method="post" action="?lang=${locale}">
    ${asks ? confirmation(row, locale) : choice(row, locale)}
  </form>`;
  const body = html`<div class="card">
      <h1>${title}</h1>
      ${head(row, locale)}${declined}${form}
    </div>
    ${notice}${language}`;
  return page({ locale, title, body, formTargets: [row.page.returnUrl] });
}
