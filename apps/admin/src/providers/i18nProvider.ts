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

/** Changes take effect in the order in which they were asked for, however long a language takes to load. */
let lastChange: Promise<void> = Promise.resolve();

async function changeTo(locale: Locale): Promise<void> {
  await showLanguage(locale);
  rememberLocale(locale);
}

/** The interface of react-admin over the catalogue; the language can be changed at any time. */
export const i18nProvider: I18nProvider = {
  translate,
  changeLocale: (locale: string) => {
    const change = () => changeTo(locale === 'zh' ? 'zh' : 'en');
    lastChange = lastChange.then(change, change);
    return lastChange;
  },
  getLocale: currentLocale,
  getLocales: () => LOCALES.map((locale) => ({ locale, name: locale === 'zh' ? '简体中文' : 'English' })),
};
