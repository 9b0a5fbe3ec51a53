import { LOCALE_TAGS, type Locale } from '../kernel';
import { messageValues, type MessageValues } from './message-values';
import { type MessageTexts } from './message.texts';
import { ENGLISH } from './message.texts.en';
import { CHINESE } from './message.texts.zh';
import {
  type Addressee,
  type MessageParts,
  type NotificationFacts,
  type RenderedMessage,
} from './notification.types';

const TEXTS: Record<Locale, MessageTexts> = { en: ENGLISH, zh: CHINESE };

/** Line ends and other controls have no place in a name or a subject: they would start another header or line. */
const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const HTML_CHARACTERS: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Every value goes through here before it stands in HTML. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => HTML_CHARACTERS[c] ?? c);

function partsOf(texts: MessageTexts, facts: NotificationFacts, values: MessageValues): MessageParts {
  switch (facts.event) {
    case 'renewal.succeeded':
      return texts.texts[facts.event](facts, values);
    case 'renewal.failed':
      return texts.texts[facts.event](facts, values);
    case 'autoRenewal.failed':
      return texts.texts[facts.event](facts, values);
    case 'refund.succeeded':
      return texts.texts[facts.event](facts, values);
    case 'topUp.captured':
      return texts.texts[facts.event](facts, values);
    case 'membership.ending':
      return texts.texts[facts.event](facts, values);
    case 'payment.linkReady':
      return texts.texts[facts.event](facts, values);
    case 'line.suspended':
      return texts.texts[facts.event](facts, values);
    case 'line.resumed':
      return texts.texts[facts.event](facts, values);
    case 'verification.code':
      return texts.texts[facts.event](facts, values);
    case 'customer.emailChanged':
      return texts.texts[facts.event](facts, values);
    case 'customer.emailReplaced':
      return texts.texts[facts.event](facts, values);
  }
}

interface Frame {
  locale: Locale;
  greeting: string;
  signature: string;
  footer: string;
}

function textOf(parts: MessageParts, { greeting, signature, footer, locale }: Frame): string {
  const colon = locale === 'zh' ? '：' : ': ';
  const rows = parts.rows.map(([label, value]) => `${label}${colon}${oneLine(value)}`).join('\n');
  const link = parts.link ? [`${parts.link.label}${colon}\n${parts.link.url}`] : [];
  return `${[greeting, parts.opening, rows, ...link, ...parts.closing, signature, `--\n${footer}`].join('\n\n')}\n`;
}

/**
 * Simple HTML that every mail program shows: one table, presentational attributes instead of styles (which the console's
 * content security policy would refuse in the preview), no image, nothing loaded from anywhere, and no link but the one
 * that the message is about: its address stands there in full, so that the reader sees where it leads.
 */
function htmlOf(parts: MessageParts, { greeting, signature, footer, locale }: Frame): string {
  const paragraph = (text: string) => `<p><font face="sans-serif">${escapeHtml(text)}</font></p>`;
  const row = ([label, value]: readonly [string, string]) =>
    `<tr><td valign="top"><font face="sans-serif" color="#555555">${escapeHtml(label)}</font></td>` +
    `<td valign="top"><font face="sans-serif"><b>${escapeHtml(oneLine(value))}</b></font></td></tr>`;
  const link = ({ label, url }: { label: string; url: string }) =>
    `<p><font face="sans-serif"><b>${escapeHtml(label)}</b><br><a href="${escapeHtml(url)}">${escapeHtml(url)}</a></font></p>`;
  return (
    `<!doctype html><html lang="${LOCALE_TAGS[locale]}"><head><meta charset="utf-8"><title>${escapeHtml(parts.subject)}</title></head>` +
    `<body bgcolor="#ffffff" text="#1a1a1a">` +
    [greeting, parts.opening].map(paragraph).join('') +
    `<table border="0" cellpadding="6" cellspacing="0">${parts.rows.map(row).join('')}</table>` +
    (parts.link ? link(parts.link) : '') +
    [...parts.closing, signature].map(paragraph).join('') +
    `<hr size="1" color="#dddddd"><p><font face="sans-serif" size="2" color="#666666">${escapeHtml(footer)}</font></p>` +
    `</body></html>`
  );
}

/**
 * The message about something that happened, in the customer's language and with times in the customer's zone: subject,
 * plain text and HTML with the same words (product S9).
 */
export function renderMessage(facts: NotificationFacts, to: Addressee, locale: Locale): RenderedMessage {
  const texts = TEXTS[locale];
  const words = partsOf(texts, facts, messageValues(locale, to.zone));
  const parts: MessageParts = { ...words, subject: oneLine(words.subject), opening: oneLine(words.opening) };
  const frame: Frame = {
    locale,
    greeting: texts.greeting(to.name === null ? null : oneLine(to.name)),
    signature: texts.signature,
    footer: texts.footer,
  };
  return { subject: parts.subject, text: textOf(parts, frame), html: htmlOf(parts, frame) };
}

/** The same as an SMS: what it is about in a sentence, and the address where there is something to open. */
export function renderSms(facts: NotificationFacts, to: Addressee, locale: Locale): string {
  const { sms, opening, link } = partsOf(TEXTS[locale], facts, messageValues(locale, to.zone));
  return oneLine([sms ?? opening, link?.url].filter(Boolean).join(' '));
}
