import fc from 'fast-check';
import { Problem } from '../kernel';
import { luhnDigit } from '../lines';
import { readPhone } from '../phone-kinds';
import {
  decideStock,
  MAX_STOCK_ROWS,
  readNumberRow,
  readProfileRow,
  type StockPlace,
  type StockRow,
  stockRows,
} from './index';

const codeOf = (row: StockRow<unknown>) => ('error' in row ? row.error.code : 'ok');
const ICCID = `898600123456789012${luhnDigit('898600123456789012')}`;
const LPA = 'LPA:1$rsp.ur-card.example$UR-1';

describe('the rows of a text', () => {
  it.each([
    ['one number', '13800138000', [[1, '13800138000']]],
    ['headings, empty lines and CRLF', '\uFEFF号码\r\n\r\n13800138000\r\n', [[3, '13800138000']]],
    ['quoted cells and semicolons', '"13800138000";x\n', [[1, '13800138000', 'x']]],
    ['full-width digits', '１３８', [[1, '138']]],
    [
      'only the first line can be headings',
      '1\nb',
      [
        [1, '1'],
        [2, 'b'],
      ],
    ],
  ])('%s', (_what, text, expected) => {
    expect(stockRows(text).map(({ line, cells }) => [line, ...cells])).toEqual(expected);
  });

  it.each([
    ['nothing', ' \n ', 'validation_failed'],
    ['headings only', 'msisdn', 'validation_failed'],
    ['too much', '1\n'.repeat(MAX_STOCK_ROWS + 1), 'stock_too_many_rows'],
  ])('refuses %s', (_what, text, code) => {
    expect(() => stockRows(text)).toThrow(new Problem(code as 'stock_too_many_rows'));
  });
});

it.each([
  ['138 0013 8000', 'ok'],
  ['+86 13800138000', 'ok'],
  ['1380013', 'not_phone'],
  ['hello', 'not_phone'],
  ['+1 202 555 0123', 'number_foreign'],
  ['+1 900 555 0123', 'number_premium'],
  ['010 6552 9988', 'number_not_mobile'],
])('a number of the Chinese stock: %s is %s', (text, expected) => {
  expect(codeOf(readNumberRow(1, readPhone(text, 'CN'), 'CN'))).toBe(expected);
});

it.each([
  ['a good one', [ICCID, LPA], 'ok'],
  ['read out in groups', [`${ICCID.slice(0, 4)} ${ICCID.slice(4)}`, LPA], 'ok'],
  [
    'with a wrong check digit',
    [ICCID.slice(0, -1) + ((Number(ICCID.at(-1)) + 1) % 10), LPA],
    'iccid_check_digit',
  ],
  ['too short', ['8986', LPA], 'not_iccid'],
  ['a bank card', ['4111111111111111', LPA], 'not_iccid'],
  ['without its code', [ICCID], 'not_activation_code'],
  ['with a web address for a code', [ICCID, 'http://rsp.example'], 'not_activation_code'],
  ['with something behind', [ICCID, LPA, 'x'], 'column_count'],
])('a SIM profile %s', (_what, cells, expected) => {
  expect(codeOf(readProfileRow({ line: 1, cells }))).toBe(expected);
});

it('names the check digit that would be right', () => {
  const typed = ICCID.slice(0, -1) + ((Number(ICCID.at(-1)) + 1) % 10);
  expect(readProfileRow({ line: 7, cells: [typed, LPA] })).toEqual({
    line: 7,
    error: { code: 'iccid_check_digit', params: { expected: Number(ICCID.at(-1)) } },
  });
});

it('N1 takes each value once, at its first line, and none that is known', () => {
  const value = fc.constantFrom('a', 'b', 'c', 'd');
  const place = fc.constantFrom<StockPlace>('inStock', 'inUse');
  fc.assert(
    fc.property(fc.array(value), fc.dictionary(value, place), (values, places) => {
      const known = new Map(Object.entries(places));
      const rows = values.map((one, index) => ({ line: index + 1, value: one }));
      const decided = decideStock(rows, (one) => one, known);
      const taken = decided.flatMap((row) => ('value' in row ? [row.value] : []));
      expect(taken).toEqual([...new Set(values)].filter((one) => !known.has(one)));
      expect(decided.map(({ line }) => line)).toEqual(rows.map(({ line }) => line));
    }),
  );
});
