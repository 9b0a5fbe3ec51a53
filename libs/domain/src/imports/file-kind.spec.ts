import { decideEncoding, fileKindOf, GbPairCounter } from './file-kind';

const bytes = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) =>
  Uint8Array.from([...text].flatMap((c) => [c.charCodeAt(0) & 0xff, c.charCodeAt(0) >> 8]));

describe('fileKindOf', () => {
  it.each([
    ['a CSV', bytes('id,name\n1,x\n'), { kind: 'text' }],
    [
      'a CSV with byte order mark',
      Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes('id\n1\n')]),
      { kind: 'text' },
    ],
    ['nothing', new Uint8Array(), { kind: 'text' }],
    ['a PNG', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), { kind: 'other', name: 'PNG' }],
    ['an Excel workbook', Uint8Array.from([0x50, 0x4b, 3, 4, 20]), { kind: 'other', name: 'XLSX / ZIP' }],
    ['a PDF', bytes('%PDF-1.7'), { kind: 'other', name: 'PDF' }],
    ['JSON', bytes('[{"id":1}]'), { kind: 'other', name: 'JSON' }],
    ['a web page', bytes('<!DOCTYPE html><html>'), { kind: 'other', name: 'HTML' }],
    ['UTF-16 with mark', Uint8Array.from([0xff, 0xfe, ...utf16('id,name')]), { kind: 'utf16' }],
    ['UTF-16 without mark', utf16('id,name\n1,abc\n'), { kind: 'utf16' }],
    ['random bytes', Uint8Array.from({ length: 256 }, (_v, i) => i), { kind: 'binary' }],
  ])('recognises %s', (_what, head, kind) => expect(fileKindOf(head)).toEqual(kind));

  it('lets one stray NUL be an error of its row', () =>
    expect(fileKindOf(bytes(`id,name\n1,a\0b\n${'2,plain text\n'.repeat(20)}`))).toEqual({ kind: 'text' }));
});

describe('decideEncoding', () => {
  const evidence = (content: number[]) => {
    const all = Uint8Array.from(content);
    const counter = new GbPairCounter();
    counter.add(all.subarray(0, 1));
    counter.add(all.subarray(1));
    const valid = (label: string) => {
      try {
        new TextDecoder(label, { fatal: true }).decode(all);
        return true;
      } catch {
        return false;
      }
    };
    return {
      utf8: valid('utf-8'),
      gb18030: valid('gb18030'),
      gbPairs: counter.pairs,
      gbCorePairs: counter.corePairs,
    };
  };

  it('believes valid UTF-8', () =>
    expect(decideEncoding(evidence([...bytes('编号,姓名\n1,张三\n')]))).toBe('utf8'));

  it('takes Chinese in GB18030', () =>
    // 编号,张三
    expect(decideEncoding(evidence([0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xd5, 0xc5, 0xc8, 0xfd]))).toBe('gb18030'));

  it('does not take accented Latin for Chinese', () =>
    // "résumé,là" in Latin-1 happens to be valid GB18030
    expect(
      decideEncoding(evidence([0x72, 0xe9, 0x73, 0x75, 0x6d, 0xe9, 0x6c, 0x2c, 0x6c, 0xe0, 0x61])),
    ).toBeNull());

  it('knows neither', () => expect(decideEncoding(evidence([0x61, 0xff, 0xff, 0x2c]))).toBeNull());
});
