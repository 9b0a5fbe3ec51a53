import { type Locale } from '@ur-desk/domain/kernel';

/** Texts by key; a plural is written `one thing |||| %{smart_count} things`. */
export interface Messages {
  [key: string]: string | Messages | undefined;
}

/** The same keys, any texts: what the second language must have. */
export type SameKeys<T> = { [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };

const catalogue: Record<Locale, Messages> = { en: {}, zh: {} };

function merge(into: Messages, from: Messages): void {
  for (const [key, value] of Object.entries(from)) {
    const known = into[key];
    if (typeof value !== 'object' || typeof known !== 'object') into[key] = structuredClone(value);
    else merge(known, value);
  }
}

/** Adds texts in one language; what is there already is replaced. */
export function addMessages(locale: Locale, messages: object): void {
  merge(catalogue[locale], messages as Messages);
}

/** The text of a dotted key, or undefined. */
export function messageOf(locale: Locale, key: string): string | undefined {
  const found = key
    .split('.')
    .reduce<string | Messages | undefined>(
      (node, part) => (typeof node === 'object' ? node[part] : undefined),
      catalogue[locale],
    );
  return typeof found === 'string' ? found : undefined;
}

/**
 * Declares the texts of one noun in both languages; a key that one of them lacks does not compile. They are kept under
 * `resources.<noun>`, where react-admin looks for the labels of fields (`fields.<source>`), and are registered when the
 * module is loaded, that is with the page that shows them.
 *
 * @example
 * export const refundMessages = defineMessages('refunds', {
 *   en: { fields: { amount: 'Amount' }, left: '%{smart_count} day left |||| %{smart_count} days left' },
 *   zh: { fields: { amount: '金额' }, left: '剩余 %{smart_count} 天' },
 * });
 */
export function defineMessages<const T extends Messages>(
  noun: string,
  texts: { en: T; zh: NoInfer<SameKeys<T>> },
): NounMessages<T> {
  addMessages('en', { resources: { [noun]: texts.en } });
  addMessages('zh', { resources: { [noun]: texts.zh } });
  return { prefix: `resources.${noun}`, texts: texts.en };
}

export interface NounMessages<T> {
  prefix: string;
  texts: T;
}

/** Dotted keys of a tree of texts: `'fields.amount' | 'left'`. */
export type KeyOf<T> = {
  [K in keyof T & string]: T[K] extends string ? K : `${K}.${KeyOf<T[K]>}`;
}[keyof T & string];
