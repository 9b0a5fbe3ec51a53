import { LOCALES, type Locale } from '@ur-desk/domain/kernel';

const STORED_AS = 'ur-desk.locale';

const isLocale = (text: string | null): text is Locale => LOCALES.some((locale) => locale === text);

let current: Locale = initialLocale();

/** The language chosen on this device, else the browser's. */
function initialLocale(): Locale {
  const stored = localStorage.getItem(STORED_AS);
  if (isLocale(stored)) return stored;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** The console's language, also for code outside React (texts of problems). */
export const currentLocale = (): Locale => current;

/** Whether somebody has chosen a language on this device; until then the staff member's own language wins. */
export const isLocaleChosen = (): boolean => isLocale(localStorage.getItem(STORED_AS));

export function setCurrentLocale(locale: Locale): void {
  current = locale;
  document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
}

export function rememberLocale(locale: Locale): void {
  localStorage.setItem(STORED_AS, locale);
}
