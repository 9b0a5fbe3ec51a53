import { type I18nProvider } from 'react-admin';
import { type Locale, LOCALES } from '@ur-desk/domain/kernel';
import { currentLocale, rememberLocale, setCurrentLocale } from './locale';
import { addMessages, messageOf } from './messages/catalogue';

const loaders: Record<Locale, () => Promise<{ messages: object }>> = {
  en: () => import('./messages/en'),
  zh: () => import('./messages/zh'),
};

const loaded = new Set<Locale>();

/** Fetches the frame's texts in a language, once, and makes it the console's language. */
export async function showLanguage(locale: Locale): Promise<void> {
  if (!loaded.has(locale)) {
    const { messages } = await loaders[locale]();
    addMessages(locale, messages);
    loaded.add(locale);
  }
  setCurrentLocale(locale);
}

function pluralOf(text: string, count: unknown): string {
  const forms = text.split('||||');
  if (forms.length === 1) return text;
  return (count === 1 ? forms[0] : (forms[1] ?? ''))?.trim() ?? text;
}

const shown = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Fills `%{name}` and chooses the plural by `smart_count`. Unknown keys give `_`, else the key itself. */
export function translate(key: string, options: Record<string, unknown> = {}): string {
  const text = messageOf(currentLocale(), key) ?? (typeof options['_'] === 'string' ? options['_'] : key);
  const count = options['smart_count'];
  return pluralOf(text, count).replace(/%\{(\w+)\}/g, (_all, name: string) => shown(options[name]));
}

/** The interface of react-admin over the catalogue; the language can be changed at any time. */
export const i18nProvider: I18nProvider = {
  translate,
  changeLocale: async (locale: string) => {
    const wanted: Locale = locale === 'zh' ? 'zh' : 'en';
    await showLanguage(wanted);
    rememberLocale(wanted);
  },
  getLocale: currentLocale,
  getLocales: () => LOCALES.map((locale) => ({ locale, name: locale === 'zh' ? '简体中文' : 'English' })),
};
