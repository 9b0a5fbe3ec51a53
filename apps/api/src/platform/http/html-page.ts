import { randomBytes } from 'node:crypto';
import { LOCALE_TAGS, type Locale } from '@ur-desk/domain/kernel';
import { escapeHtml } from '@ur-desk/domain/notifications';

const NONCE_BYTES = 18;

/** Text that is HTML already. Only `html` makes it, so that nothing else stands in a page unescaped. */
export class SafeHtml {
  constructor(readonly text: string) {}
}

type Part = string | number | null | SafeHtml | readonly SafeHtml[];

const written = (part: Part): string => {
  if (part === null) return '';
  if (part instanceof SafeHtml) return part.text;
  return typeof part === 'object' ? part.map(({ text }) => text).join('') : escapeHtml(String(part));
};

/** A piece of HTML; whatever is put into it is escaped, unless it is such a piece itself. */
export const html = (texts: TemplateStringsArray, ...parts: Part[]): SafeHtml =>
  new SafeHtml(texts.map((text, index) => text + written(parts[index] ?? null)).join(''));

/** Follows the reader's light or dark; every text has a contrast of at least 4.5, every target 44 pixels. */
const STYLE = `
:root{color-scheme:light dark;--text:#1a1a1a;--soft:#555;--back:#f4f5f7;--card:#fff;--line:#8a8f98;--strong:#0b57d0;--on:#fff;--bad:#b3261e}
@media (prefers-color-scheme:dark){:root{--text:#eceff4;--soft:#b8bec9;--back:#14171c;--card:#1f242c;--line:#8a93a3;--strong:#a8c7fa;--on:#062e6f;--bad:#f2b8b5}}
*{box-sizing:border-box}
body{margin:0;background:var(--back);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI","Noto Sans SC","PingFang SC",sans-serif}
main{max-width:28rem;margin:0 auto;padding:1.5rem 1rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1.25rem}
h1{font-size:1.25rem;margin:0 0 .25rem}
.amount{font-size:2rem;font-weight:700;margin:.25rem 0 1rem}
.soft{color:var(--soft)}
.bad{color:var(--bad);font-weight:600}
fieldset{border:0;padding:0;margin:0 0 1rem}legend{font-weight:600;padding:0;margin-bottom:.25rem}
label{display:flex;gap:.5rem;align-items:center;min-height:44px}
label.stacked{display:block;font-weight:600}
select{width:100%;min-height:44px;font:inherit;margin-top:.25rem;color:inherit;background:var(--card);border:1px solid var(--line);border-radius:8px;padding:0 .5rem}
button,a.button{display:block;width:100%;min-height:44px;margin-top:.75rem;padding:.5rem 1rem;border-radius:8px;border:1px solid var(--strong);font:inherit;font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
button.main,a.button{background:var(--strong);color:var(--on)}
button.plain{background:transparent;color:var(--strong)}
a{color:var(--strong)}
:focus-visible{outline:3px solid var(--strong);outline-offset:2px}
nav{margin-top:1rem;font-size:.875rem;display:flex;gap:1rem}
nav a{display:inline-block;min-height:44px;line-height:44px}
`;

export interface PageContent {
  locale: Locale;
  title: string;
  body: SafeHtml;
  /** Where a form may be sent and its answer lead, besides here. */
  formTargets?: readonly string[];
}

export interface Page {
  text: string;
  headers: Record<string, string>;
}

/**
 * A page for people who are no staff: no script at all, nothing from anywhere else, never in a frame, never kept. Its forms
 * say where they come from, because that is what protects them.
 */
export function page({ locale, title, body, formTargets = [] }: PageContent): Page {
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  const targets = [
    "'self'",
    ...formTargets.filter((url) => URL.canParse(url)).map((url) => new URL(url).origin),
  ];
  const document = html`<!doctype html>
    <html lang="${LOCALE_TAGS[locale]}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style nonce="${nonce}">
          ${new SafeHtml(STYLE)}
        </style>
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html>`;
  return {
    text: document.text,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'nonce-${nonce}'; form-action ${targets.join(' ')}; base-uri 'none'; frame-ancestors 'none'`,
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    },
  };
}
