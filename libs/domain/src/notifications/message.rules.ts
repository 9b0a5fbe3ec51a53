import { LOCALE_TAGS, type Locale } from '../kernel';
import {
  type Addressee,
  type NotificationChannel,
  type NotificationFacts,
  type RenderedMessage,
} from './notification.types';
import { type FilledLine, type FilledPiece, fillTemplate, oneLine, textOfLine } from './template.fill';
import { builtInTemplate, smsText } from './template.rules';
import { parseTemplate } from './template.text';
import { type TemplateText, type TemplateValues } from './template.types';
import { templateValues } from './template.values';

/** Stands below every mail, whoever wrote its text. */
const FOOTERS: Record<Locale, string> = {
  en: 'This message was sent because of a change on your UR account. Please do not share codes or passwords with anybody.',
  zh: '因您的 UR 账户发生变更，我们发送此邮件。请勿将验证码或密码告知任何人。',
};

const HTML_CHARACTERS: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Every value goes through here before it stands in HTML. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => HTML_CHARACTERS[c] ?? c);

interface Mail {
  subject: string;
  blocks: FilledLine[][];
  locale: Locale;
}

const textOf = ({ blocks, locale }: Mail): string =>
  `${[...blocks.map((lines) => lines.map(textOfLine).join('\n')), `--\n${FOOTERS[locale]}`].join('\n\n')}\n`;

/** The one link that a message is about can be opened; its address stands there in full, so that the reader sees where it leads. */
const htmlOfPiece = ({ text, variable }: FilledPiece): string => {
  const escaped = escapeHtml(text);
  return variable === 'link' && /^https?:\/\//.test(text) ? `<a href="${escaped}">${escaped}</a>` : escaped;
};

const htmlOfPieces = (pieces: readonly FilledPiece[]): string => pieces.map(htmlOfPiece).join('').trim();

/** What stands before the first colon of a row's own words is its label. */
function labelAndValue(pieces: readonly FilledPiece[]): [FilledPiece[], FilledPiece[]] {
  const at = pieces.findIndex(({ text, variable }) => variable === null && /[:：]/.test(text));
  const piece = pieces[at];
  if (!piece) return [[], [...pieces]];
  const colon = piece.text.search(/[:：]/);
  const [before, after] = [piece.text.slice(0, colon), piece.text.slice(colon + 1)];
  return [
    [...pieces.slice(0, at), { text: before, variable: null }],
    [{ text: after, variable: null }, ...pieces.slice(at + 1)],
  ];
}

const font = (html: string): string => `<font face="sans-serif">${html}</font>`;

function rowOf({ pieces }: FilledLine): string {
  const [label, value] = labelAndValue(pieces).map(htmlOfPieces);
  return (
    `<tr><td valign="top"><font face="sans-serif" color="#555555">${label}</font></td>` +
    `<td valign="top">${font(`<b>${value}</b>`)}</td></tr>`
  );
}

/** A paragraph; its rows become tables. */
function htmlOfBlock(lines: readonly FilledLine[]): string {
  const first = lines[0];
  if (!first) return '';
  const end = lines.findIndex(({ isRow }) => isRow !== first.isRow);
  const same = end < 0 ? lines : lines.slice(0, end);
  const html = first.isRow
    ? `<table border="0" cellpadding="6" cellspacing="0">${same.map(rowOf).join('')}</table>`
    : `<p>${font(same.map(({ pieces }) => htmlOfPieces(pieces)).join('<br>'))}</p>`;
  return html + htmlOfBlock(lines.slice(same.length));
}

/**
 * Simple HTML that every mail program shows: tables, presentational attributes instead of styles (which the console's content security
 * policy would refuse in the preview), no image, nothing loaded from anywhere.
 */
const htmlOf = ({ subject, blocks, locale }: Mail): string =>
  `<!doctype html><html lang="${LOCALE_TAGS[locale]}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>` +
  `<body bgcolor="#ffffff" text="#1a1a1a">` +
  blocks.map(htmlOfBlock).join('') +
  `<hr size="1" color="#dddddd"><p><font face="sans-serif" size="2" color="#666666">${escapeHtml(FOOTERS[locale])}</font></p>` +
  `</body></html>`;

function subjectOf(template: string | null, values: TemplateValues): string {
  const lines = fillTemplate(parseTemplate(template ?? ''), values).flat();
  return oneLine(lines.map(textOfLine).join(' '));
}

/** Which words a message has; the product's own where none are given. */
export interface MessageForm {
  channel: NotificationChannel;
  locale: Locale;
  template?: TemplateText | null;
}

/**
 * The message about something that happened, with times in the customer's zone (product S9): a mail's subject, plain text and HTML with
 * the same words, or an SMS. What an SMS is about stands in the log as the subject of the product's own mail.
 */
export function renderMessage(facts: NotificationFacts, to: Addressee, form: MessageForm): RenderedMessage {
  const { channel, locale } = form;
  const { event } = facts;
  const values = templateValues(facts, to, locale);
  const { subject: ownSubject, body } = form.template ?? builtInTemplate({ event, channel, locale });
  const mailSubject = ownSubject ?? builtInTemplate({ event, channel: 'email', locale }).subject;
  const subject = subjectOf(mailSubject, values);
  if (channel === 'sms') return { subject, text: smsText(body, values), html: '' };
  const mail: Mail = { subject, blocks: fillTemplate(parseTemplate(body), values), locale };
  return { subject, text: textOf(mail), html: htmlOf(mail) };
}
