import { normaliseEmail, normaliseTags } from '../customers';
import {
  isCurrencyCode,
  isTimeZone,
  isWellFormedText,
  LOCALES,
  normaliseText,
  type CurrencyCode,
  type FieldError,
  type Locale,
} from '../kernel';
import { normalisePhone } from '../phones';
import { countryCodeOf } from './country-names';
import {
  IMPORT_LIMITS,
  type ColumnMapping,
  type ImportedFacts,
  type ImportField,
  type ImportRow,
  type RowError,
  type RowReading,
} from './import.types';

/** The longest text of each fact that is kept as text (the same as when a person types it). */
const MAX_LENGTH = { externalId: 120, name: 200, familyName: 100, givenName: 100 } as const;

const LANGUAGE_NAMES: Record<Locale, readonly string[]> = {
  en: ['en', 'eng', 'english', '英语', '英文'],
  zh: [
    'zh',
    'zho',
    'chi',
    'chinese',
    'cn',
    '中文',
    '汉语',
    '简体中文',
    '普通话',
    'simplified chinese',
    'mandarin',
  ],
};

const CURRENCY_NAMES: Record<string, CurrencyCode> = {
  RMB: 'CNY',
  人民币: 'CNY',
  美元: 'USD',
  欧元: 'EUR',
  日元: 'JPY',
};

function localeOf(text: string): Locale | null {
  const plain = text.toLowerCase();
  return (
    LOCALES.find(
      (locale) =>
        LANGUAGE_NAMES[locale].includes(plain) || (/^[a-z]{2}[-_]/.test(plain) && plain.startsWith(locale)),
    ) ?? null
  );
}

function currencyOf(text: string): CurrencyCode | null {
  const plain = text.toUpperCase();
  return CURRENCY_NAMES[plain] ?? (isCurrencyCode(plain) ? plain : null);
}

const ofList = (text: string): string[] => normaliseTags(text.split(/[;,|、，；]/));

type Cells = Partial<Record<ImportField, string>>;
type Report = (field: ImportField, code: FieldError['code'], params?: FieldError['params']) => undefined;

/** What surrounds a Chinese, Japanese or Korean name is nothing; others have a blank between given and family name. */
function fullName({ name, familyName, givenName }: Cells): string | undefined {
  if (name !== undefined) return name;
  if (familyName === undefined || givenName === undefined) return familyName ?? givenName;
  return /^[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}]+$/u.test(familyName + givenName)
    ? familyName + givenName
    : `${givenName} ${familyName}`;
}

function readTags(text: string, report: Report): string[] | undefined {
  const tags = ofList(text);
  if (tags.length > IMPORT_LIMITS.tags) return report('tags', 'too_many', { max: IMPORT_LIMITS.tags });
  if (tags.some((tag) => tag.length > IMPORT_LIMITS.tagLength))
    return report('tags', 'too_long', { max: IMPORT_LIMITS.tagLength });
  return tags;
}

/** Each fact of the row in the form in which it is stored; what cannot be is reported. */
function readFacts(cells: Cells, country: string, report: Report): Partial<ImportedFacts> {
  for (const [field, max] of Object.entries(MAX_LENGTH) as [keyof typeof MAX_LENGTH, number][])
    if ((cells[field]?.length ?? 0) > max) report(field, 'too_long', { max });
  const read = <T>(field: ImportField, parse: (text: string) => T | null, code: FieldError['code']) => {
    const text = cells[field];
    return text === undefined ? undefined : (parse(text) ?? report(field, code));
  };
  const ownCountry = read('country', countryCodeOf, 'not_country');
  return {
    name: fullName(cells),
    phone: read('phone', (text) => normalisePhone(text, ownCountry ?? country), 'not_phone'),
    email: read('email', normaliseEmail, 'not_email'),
    country: ownCountry,
    locale: read('locale', localeOf, 'not_locale'),
    zone: read('zone', (text) => (isTimeZone(text) ? text : null), 'not_zone'),
    walletCurrency: read('walletCurrency', currencyOf, 'not_currency'),
    tags: cells.tags === undefined ? undefined : readTags(cells.tags, report),
  };
}

const withoutAbsent = <T extends object>(facts: T): T =>
  Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T;

interface Sorted {
  cells: Cells;
  customFields: Record<string, string>;
  errors: RowError[];
}

/** Cells by what their column is mapped to, trimmed and in NFC; empty ones say nothing. */
function sortCells(mapping: readonly ColumnMapping[], row: ImportRow): Sorted {
  const sorted: Sorted = { cells: {}, customFields: {}, errors: [] };
  mapping.forEach(({ column, target }, index) => {
    const raw = row.cells[index] ?? '';
    if (target === 'skip' || raw === '') return;
    const text = normaliseText(raw);
    const field = target === 'custom' ? 'customFields' : target;
    if (!isWellFormedText(text)) sorted.errors.push({ field, column, code: 'bad_characters' });
    else if (text.length > IMPORT_LIMITS.cellLength)
      sorted.errors.push({ field, column, code: 'too_long', params: { max: IMPORT_LIMITS.cellLength } });
    else if (text === '') return;
    else if (target === 'custom') sorted.customFields[column] = text;
    else sorted.cells[target] = text;
  });
  return sorted;
}

/**
 * What a line of the file says about a customer, or everything that is wrong with it, each with the column it stands in.
 * `mapping` has one entry per column in the file's order; `defaultCountry` is where a national phone number is at home.
 */
export function readRow(
  mapping: readonly ColumnMapping[],
  row: ImportRow,
  defaultCountry: string,
): RowReading {
  const { line } = row;
  if (row.cells.length !== mapping.length) {
    const params = { expected: mapping.length, found: row.cells.length };
    return { line, errors: [{ field: 'row', code: 'column_count', params }] };
  }
  const { cells, customFields, errors } = sortCells(mapping, row);
  const columnOf = (field: ImportField) => mapping.find(({ target }) => target === field)?.column;
  const report: Report = (field, code, params) => {
    const column = columnOf(field);
    errors.push({ field, code, ...(column ? { column } : {}), ...(params ? { params } : {}) });
    return undefined;
  };
  const reported = errors.some(({ field }) => field === 'externalId');
  if (cells.externalId === undefined && !reported) report('externalId', 'required');
  const facts = readFacts(cells, defaultCountry, report);
  const placeOf = (error: RowError) => mapping.findIndex(({ column }) => column === error.column);
  if (errors.length > 0) return { line, errors: errors.sort((a, b) => placeOf(a) - placeOf(b)) };
  return { line, facts: { ...withoutAbsent(facts), externalId: cells.externalId ?? '', customFields } };
}
