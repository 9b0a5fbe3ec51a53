import { LOCALES } from '@ur-desk/domain/kernel';
import { i18nProvider, translate } from './i18nProvider';
import { setCurrentLocale } from './locale';
import { defineMessages } from './messages/catalogue';
import { messages as en } from './messages/en';
import { messages as zh } from './messages/zh';

/** Every dotted key of a tree of texts with its text. */
function textsOf(tree: object, prefix = ''): Map<string, string> {
  const entries = Object.entries(tree as Record<string, unknown>).flatMap(
    ([key, value]): [string, string][] =>
      typeof value === 'string' ? [[prefix + key, value]] : [...textsOf(value as object, `${prefix}${key}.`)],
  );
  return new Map(entries);
}

const placeholders = (text: string): string[] => [...new Set(text.match(/%\{\w+\}/g) ?? [])].sort();

describe('the texts of the frame', () => {
  const english = textsOf(en);
  const chinese = textsOf(zh);

  it('exist in both languages, none of them empty', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
    const empty = [...english, ...chinese].filter(([, text]) => text === '');
    expect(empty).toEqual([]);
  });

  it('are Chinese where they are said to be', () => {
    const same = [...chinese].filter(
      ([key, text]) => text === english.get(key) && /[a-z]{3}/i.test(text.replace(/%\{\w+\}/g, '')),
    );
    expect(same.map(([key]) => key)).toEqual(['desk.name']);
  });

  it('fill in nothing in Chinese that English does not know', () => {
    const wrong = [...chinese].filter(([key, text]) =>
      placeholders(text).some((name) => !placeholders(english.get(key) ?? '').includes(name)),
    );
    expect(wrong).toEqual([]);
  });
});

describe('translate', () => {
  beforeEach(() => setCurrentLocale('en'));

  it('fills in parameters and chooses the plural', () => {
    expect(translate('desk.search.count', { smart_count: 1 })).toBe('1 result');
    expect(translate('desk.search.count', { smart_count: 3 })).toBe('3 results');
  });

  it('switches the language at any time and remembers it', async () => {
    await i18nProvider.changeLocale('zh');
    expect(translate('desk.search.count', { smart_count: 1 })).toBe('1 条结果');
    expect(document.documentElement.lang).toBe('zh-CN');
    expect(localStorage.getItem('ur-desk.locale')).toBe('zh');
  });

  it('gives the default, else the key, for what nobody has written', () => {
    expect(translate('no.such', { _: 'Default' })).toBe('Default');
    expect(translate('no.such')).toBe('no.such');
  });

  it('knows the texts of a noun as soon as they are declared, in each language', () => {
    defineMessages('kites', { en: { fields: { colour: 'Colour' } }, zh: { fields: { colour: '颜色' } } });
    const shown: string[] = [];
    for (const locale of LOCALES) {
      setCurrentLocale(locale);
      shown.push(translate('resources.kites.fields.colour'));
    }
    expect(shown).toEqual(['Colour', '颜色']);
  });
});
