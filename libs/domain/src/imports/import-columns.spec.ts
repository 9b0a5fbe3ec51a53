import { type PROBLEMS } from '../kernel';
import { detectDelimiter, guessMapping, readHeader } from './import-columns';
import { IMPORT_LIMITS } from './import.types';

const TELCO = [
  'customerID',
  'gender',
  'SeniorCitizen',
  'PhoneService',
  'Contract',
  'Country',
  'City',
  'ZipCode',
];

const targetsOf = (columns: string[]) =>
  Object.fromEntries(guessMapping(columns).map(({ column, target }) => [column, target]));

describe('guessMapping', () => {
  it('takes the sample’s id and country, and keeps everything else as custom fields', () =>
    expect(targetsOf(TELCO)).toEqual({
      customerID: 'externalId',
      gender: 'custom',
      SeniorCitizen: 'custom',
      PhoneService: 'custom',
      Contract: 'custom',
      Country: 'country',
      City: 'custom',
      ZipCode: 'custom',
    }));

  it('knows Chinese headers', () =>
    expect(targetsOf(['客户编号', '姓名', '手机号', '电子邮箱', '国家', '备注'])).toEqual({
      客户编号: 'externalId',
      姓名: 'name',
      手机号: 'phone',
      电子邮箱: 'email',
      国家: 'country',
      备注: 'custom',
    }));

  it('gives a fact to one column only, the better known header first', () =>
    expect(targetsOf(['id', 'Customer ID', 'E-Mail', 'mail'])).toEqual({
      id: 'custom',
      'Customer ID': 'externalId',
      'E-Mail': 'email',
      mail: 'custom',
    }));
});

describe('readHeader', () => {
  const codeOf = (cells: string[]) => {
    try {
      readHeader(cells);
      return null;
    } catch (error) {
      return (error as { code: keyof typeof PROBLEMS }).code;
    }
  };

  it('trims names and calls unnamed columns after their place', () =>
    expect(readHeader([' id ', '', 'name'])).toEqual(['id', 'column 2', 'name']));

  it.each([
    ['a blank first line', ['', ' '], 'import_empty'],
    ['a name twice', ['id', 'name', ' name'], 'import_columns_repeated'],
    ['a NUL', ['id', 'na\0me'], 'import_header_unreadable'],
    ['a name that no object can have', ['id', '__proto__'], 'import_header_unreadable'],
    ['a very long name', ['id', 'x'.repeat(61)], 'import_header_too_long'],
    [
      'too many columns',
      Array.from({ length: IMPORT_LIMITS.columns + 1 }, (_v, i) => `c${i}`),
      'import_columns_too_many',
    ],
  ])('refuses %s', (_what, cells, code) => expect(codeOf(cells)).toBe(code));
});

describe('detectDelimiter', () => {
  it.each([
    ['a,b,c\n1,2,3\n4,5,6\n', ','],
    ['a;b;c\n1,5;2;3\n4;5,1;6\n', ';'],
    ['a\tb\r\n1,2\t3\r\n', '\t'],
    ['id\n1\n2\n', ','],
    ['"a,b";c\n"1;2";3\n', ';'],
    ['id;note\n1;"one, two, three, four"\n2;"a, b, c, d, e"\n', ';'],
  ])('finds what separates %j', (text, delimiter) => expect(detectDelimiter(text)).toBe(delimiter));
});
