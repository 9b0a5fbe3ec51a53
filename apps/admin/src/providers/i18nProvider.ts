import { type I18nProvider } from 'react-admin';
import { type Locale, LOCALES } from '@ur-desk/domain/kernel';
import { currentLocale, rememberLocale, setCurrentLocale } from './locale';
import { addMessages, messageOf } from './messages/catalogue';
import { messages as english } from './messages/en';
import { messages as chinese } from './messages/zh';

// Both at once: a language more is less than a request more on the first load, and switches without a wait.
addMessages('en', english);
addMessages('zh', chinese);

function pluralOf(text: string, count: unknown): string {
  const forms = text.split('||||');
  if (forms.length === 1) return text;
  return (count === 1 ? forms[0] : (forms[1] ?? ''))?.trim() ?? text;
}

const shown = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Fills `%{name}` and chooses the plural by `smart_count`. Unknown keys give `_`, else the key itself. */
export function translateIn(locale: Locale, key: string, options: Record<string, unknown> = {}): string {
  const text = messageOf(locale, key) ?? (typeof options['_'] === 'string' ? options['_'] : key);
  const count = options['smart_count'];
  return pluralOf(text, count).replace(/%\{(\w+)\}/g, (_all, name: string) => shown(options[name]));
}

/** The same in the language of the moment. */
export const translate = (key: string, options?: Record<string, unknown>): string =>
  translateIn(currentLocale(), key, options);

/** The interface of react-admin over the catalogue; the language can be changed at any time. */
export const i18nProvider: I18nProvider = {
  translate,
  changeLocale: async (locale: string) => {
    const chosen = locale === 'zh' ? 'zh' : 'en';
    setCurrentLocale(chosen);
    rememberLocale(chosen);
  },
  getLocale: currentLocale,
  getLocales: () => LOCALES.map((locale) => ({ locale, name: locale === 'zh' ? '简体中文' : 'English' })),
};
