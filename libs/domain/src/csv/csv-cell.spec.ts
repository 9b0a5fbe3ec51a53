import fc from 'fast-check';
import { csvCell, csvLine } from './csv-cell';

describe('csvCell', () => {
  it.each([
    ['=1+1', `"'=1+1"`],
    ['+44', `"'+44"`],
    ['-5', `"'-5"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t'=1"`],
    ['\rx', `"'\rx"`],
    ['＝1', `"'＝1"`],
    ['＋1', `"'＋1"`],
    ['－1', `"'－1"`],
    ['＠x', `"'＠x"`],
    ['\n=1', `"'\n'=1"`],
    ["'=1", `"''=1"`],
    ['"＝1', `"'""'＝1"`],
    [';－1', `"';'－1"`],
    [';=1', `"';'=1"`],
    ['"=1', `"'""'=1"`],
    [' =1', `"' =1"`],
    ['a;=cmd', `"a;'=cmd"`],
    ['\u200b=1', `"'\u200b=1"`],
  ])('F37 neutralises %j', (text, cell) => expect(csvCell(text)).toBe(cell));

  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['a-b=c', 'a-b=c'],
    ['张三', '张三'],
    ['two\nlines', '"two\nlines"'],
  ])('leaves %j as it is', (text, cell) => expect(csvCell(text)).toBe(cell));

  it('F37 writes numbers as numbers, also negative ones, and nothing for nothing', () =>
    expect(csvLine([-5, 3.5, true, null, undefined])).toBe('-5,3.5,true,,\r\n'));

  it('F37 no text starts a formula, however it is split', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '"', ';', ',', '\t', '\n', 'a', ' ') }),
        (text) => {
          const inner = csvCell(text).replace(/^"|"$/g, '');
          for (const part of inner.split(/[;\t\n]|""/)) expect(part.trim()).not.toMatch(/^[=+\-@]/);
        },
      ),
    ));
});
