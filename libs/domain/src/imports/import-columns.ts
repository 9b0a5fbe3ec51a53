import { normaliseText, Problem, isWellFormedText } from '../kernel';
import {
  IMPORT_LIMITS,
  type ColumnMapping,
  type ImportDelimiter,
  type ImportField,
  type ImportTarget,
} from './import.types';

/** Headers under which other systems export a fact, folded; the first that a file has wins. */
const KNOWN_HEADERS: Record<ImportField, readonly string[]> = {
  externalId: [
    ...['externalid', 'customerid', 'customerno', 'customernumber', 'customercode', 'custid', 'clientid'],
    ...['subscriberid', 'accountid', 'accountno', 'accountnumber', 'memberid', 'userid', 'uid', 'id'],
    ...['客户编号', '客户号', '客户id', '会员编号', '会员号', '用户编号', '用户id', '账户编号', '编号'],
  ],
  name: [
    ...['name', 'fullname', 'customername', 'clientname', 'contactname', 'displayname'],
    ...['姓名', '客户姓名', '客户名称', '联系人', '名称', '名字'],
  ],
  familyName: ['familyname', 'lastname', 'surname', '姓', '姓氏'],
  givenName: ['givenname', 'firstname', 'forename', '名'],
  phone: [
    ...[
      'phone',
      'phonenumber',
      'mobile',
      'mobilephone',
      'mobilenumber',
      'cell',
      'cellphone',
      'telephone',
      'tel',
    ],
    ...[
      'contactphone',
      'contactnumber',
      '手机',
      '手机号',
      '手机号码',
      '电话',
      '电话号码',
      '联系电话',
      '联系方式',
    ],
  ],
  email: [
    'email',
    'emailaddress',
    'mail',
    'contactemail',
    '邮箱',
    '电子邮箱',
    '电子邮件',
    '邮件',
    '邮箱地址',
  ],
  country: ['country', 'countrycode', 'countryregion', 'nation', '国家', '国家地区', '国家或地区', '国别'],
  locale: ['locale', 'language', 'lang', 'preferredlanguage', '语言', '首选语言'],
  zone: ['zone', 'timezone', 'tz', '时区'],
  walletCurrency: ['walletcurrency', 'currency', 'currencycode', '币种', '货币', '钱包币种'],
  tags: ['tags', 'tag', 'labels', 'segment', '标签', '客户标签'],
};

const foldHeader = (header: string): string =>
  header
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Where each column of a file most likely goes. A fact gets at most one column; a header that nobody knows becomes a
 * custom field of its own name, so that nothing of the file is lost (issue 2, point 6).
 */
export function guessMapping(columns: readonly string[]): ColumnMapping[] {
  const folded = columns.map(foldHeader);
  const targets = new Map<number, ImportTarget>();
  for (const [field, names] of Object.entries(KNOWN_HEADERS) as [ImportField, readonly string[]][]) {
    const found = names
      .map((name) => folded.indexOf(name))
      .find((index) => index >= 0 && !targets.has(index));
    if (found !== undefined) targets.set(found, field);
  }
  return columns.map((column, index) => ({ column, target: targets.get(index) ?? 'custom' }));
}

/**
 * The names of a file's columns from its first row: trimmed, in NFC, unnamed ones called `column 7` after their place.
 * Throws when no mapping could be told apart by them.
 */
export function readHeader(cells: readonly string[]): string[] {
  if (cells.length > IMPORT_LIMITS.columns)
    throw new Problem('import_columns_too_many', { max: IMPORT_LIMITS.columns, count: cells.length });
  if (cells.every((cell) => cell.trim() === '')) throw new Problem('import_empty');
  const columns = cells.map((cell, index) => {
    if (!isWellFormedText(cell) || cell.trim() === '__proto__')
      throw new Problem('import_header_unreadable', { position: index + 1 });
    return normaliseText(cell) || `column ${index + 1}`;
  });
  const tooLong = columns.find((column) => column.length > IMPORT_LIMITS.columnNameLength);
  if (tooLong) throw new Problem('import_header_too_long', { max: IMPORT_LIMITS.columnNameLength });
  const repeated = columns.filter((column, index) => columns.indexOf(column) !== index);
  if (repeated.length > 0)
    throw new Problem('import_columns_repeated', { columns: [...new Set(repeated)].slice(0, 5).join(', ') });
  return columns;
}

/**
 * Which character separates the cells: of `,` `;` and tab the one that the first lines contain most evenly outside
 * quotes. A file with one column has a comma.
 */
export function detectDelimiter(headText: string): ImportDelimiter {
  const lines = linesOutsideQuotes(headText).slice(0, 20);
  const [header = ''] = lines;
  const score = (delimiter: string): number => {
    const inHeader = countOf(header, delimiter);
    const agreeing = lines.filter((line) => countOf(line, delimiter) === inHeader).length;
    return inHeader === 0 ? 0 : inHeader * 10 + (agreeing / lines.length) * 1_000;
  };
  const candidates = [',', ';', '\t'] as const;
  return candidates.reduce((best, next) => (score(next) > score(best) ? next : best), ',');
}

/** The lines of a text with everything between quotes left out; a line that may be cut at the end is dropped. */
function linesOutsideQuotes(text: string): string[] {
  const parts = text.split('"');
  const outside = parts.filter((_part, index) => index % 2 === 0).join('');
  const lines = outside.split(/\r\n|\n|\r/);
  return lines.length > 1 ? lines.slice(0, -1) : lines;
}

const countOf = (text: string, part: string): number => text.split(part).length - 1;
