/** The languages of console and customer messages (product, "Languages"). */
export const LOCALES = ['en', 'zh'] as const;
export type Locale = (typeof LOCALES)[number];

/** A text that exists in every language: a missing one does not compile. */
export type LocalText = Record<Locale, string>;

/** BCP 47 tags for Intl and `lang` attributes. */
export const LOCALE_TAGS: Record<Locale, string> = { en: 'en', zh: 'zh-CN' };
