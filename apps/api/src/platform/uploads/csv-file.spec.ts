import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { IMPORT_LIMITS } from '@ur-desk/domain/imports';
import { inspectFile, readChunks, readRows, receiveFile } from './csv-file';

let dir: string;
let count = 0;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'imports-'));
});
afterAll(() => rm(dir, { recursive: true }));

const nextPath = () => join(dir, `${(count += 1)}.csv`);
const piecesOf = (content: Buffer, size: number) =>
  Array.from({ length: Math.ceil(content.length / size) }, (_v, i) =>
    content.subarray(i * size, (i + 1) * size),
  );

async function inspect(content: string | Buffer, pieceBytes = content.length > 10_000 ? 4_096 : 7) {
  const path = nextPath();
  const received = await receiveFile(Readable.from(piecesOf(Buffer.from(content), pieceBytes)), path);
  return { path, ...(await inspectFile(path, received)) };
}

const problemOf = async (content: string | Buffer) => {
  try {
    await inspect(content);
    return null;
  } catch (error) {
    const { code, params } = error as { code: string; params: object };
    return { code, ...params };
  }
};

const rowsOf = async (content: string | Buffer) => {
  const { path, encoding, delimiter } = await inspect(content);
  const rows = [];
  for await (const row of readRows(path, { encoding, delimiter })) rows.push([row.line, ...row.cells]);
  return rows;
};

const GB18030 = Buffer.from([
  0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0x31, 0x2c, 0xd5, 0xc5, 0xc8, 0xfd, 0x0a,
]);

describe('a file that comes in', () => {
  it.each([
    ['UTF-8', 'id,name\n1,张三\n', 'utf8', ','],
    ['UTF-8 with byte order mark and CRLF', '\uFEFFid,name\r\n1,张三\r\n', 'utf8', ','],
    ['semicolons', 'id;name\n1;a,b\n', 'utf8', ';'],
    ['tabs', 'id\tname\n1\tx\n', 'utf8', '\t'],
    ['GB18030', GB18030, 'gb18030', ','],
  ])('is recognised: %s', async (_what, content, encoding, delimiter) =>
    expect(await inspect(content)).toMatchObject({ encoding, delimiter, rowsTotal: 1 }),
  );

  it('reads GB18030 as the characters that they are', async () =>
    expect(await rowsOf(GB18030)).toEqual([
      [1, '编号', '姓名'],
      [2, '1', '张三'],
    ]));

  it('knows the line in which a row starts: line ends of all kinds, blank lines, line ends within quotes', async () =>
    expect(await rowsOf('id,x\r\n1,"a\r\nb"\n\n2,c\r3,"d""e"\n')).toEqual([
      [1, 'id', 'x'],
      [2, '1', 'a\r\nb'],
      [5, '2', 'c'],
      [6, '3', 'd"e'],
    ]));

  it.each([
    ['nothing', '', { code: 'import_empty' }],
    ['only blank lines', '\n\n', { code: 'import_empty' }],
    ['only a header', 'id,name\n', { code: 'import_no_rows' }],
    ['a PNG', Buffer.from('89504e470d0a1a0a0000', 'hex'), { code: 'import_not_csv', kind: 'PNG' }],
    [
      'an Excel workbook',
      Buffer.from('504b030414000600', 'hex'),
      { code: 'import_not_csv', kind: 'XLSX / ZIP' },
    ],
    ['UTF-16', Buffer.from('\uFEFFid,name\n1,x\n', 'utf16le'), { code: 'import_encoding_utf16' }],
    ['Latin-1', Buffer.from('id,name\n1,résumé là\n', 'latin1'), { code: 'import_encoding_unknown' }],
    ['bytes', Buffer.from(Array.from({ length: 600 }, (_v, i) => (i * 7) % 256)), { code: 'import_binary' }],
    ['a quote that never closes', 'id,name\n1,x\n2,"abc\n3,y\n', { code: 'import_cut_off', line: 3 }],
    ['an end in the middle of a row', 'id,name,city\n1,x,y\n2,z', { code: 'import_cut_off', line: 3 }],
    [
      'an end in the middle of a character',
      Buffer.from('id,name\n1,张三').subarray(0, -1),
      { code: 'import_cut_off', line: 2 },
    ],
    ['a header twice', 'id,name,id\n1,2,3\n', { code: 'import_columns_repeated', columns: 'id' }],
    [
      '201 columns',
      `${Array.from({ length: 201 }, (_v, i) => `c${i}`).join(',')}\n1\n`,
      { code: 'import_columns_too_many', max: 200, count: 201 },
    ],
    [
      'a row of 300 kB',
      `id,name\n1,"${'x'.repeat(300_000)}"\n`,
      { code: 'import_row_too_long', line: 2, max: IMPORT_LIMITS.rowLength },
    ],
  ])('is refused with a clear answer: %s', async (_what, content, problem) =>
    expect(await problemOf(content)).toEqual(problem),
  );

  it('is not stored beyond the limit', async () => {
    const path = nextPath();
    const megabyte = Buffer.alloc(1024 * 1024, 'x');
    const upload = Readable.from(
      (function* () {
        for (let i = 0; i < 200; i += 1) yield megabyte;
      })(),
    );
    await expect(receiveFile(upload, path)).rejects.toMatchObject({
      code: 'body_too_large',
      params: { maxBytes: IMPORT_LIMITS.fileBytes },
    });
    expect((await stat(path)).size).toBeLessThanOrEqual(IMPORT_LIMITS.fileBytes);
  });

  it('comes in chunks of 1,000 rows whose numbers do not depend on how it is read', async () => {
    const lines = Array.from({ length: 2_500 }, (_v, i) => `${i},x`).join('\n');
    const { path } = await inspect(`id,name\n${lines}\n`, 1_000);
    const chunks = [];
    for await (const { number, rows } of readChunks(path, { encoding: 'utf8', delimiter: ',' }))
      chunks.push([number, rows.length, rows[0]?.line]);
    expect(chunks).toEqual([
      [0, 1_000, 2],
      [1, 1_000, 1_002],
      [2, 500, 2_002],
    ]);
  });

  it('what a CSV writer wrote is what is read, however the bytes are cut', async () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.string({ unit: 'grapheme' })), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.integer({ min: 1, max: 9 }),
        async (table, size) => {
          const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
          const content = `id,name\r\n${table.map((cells) => cells.map(quoted).join(',')).join('\r\n')}\r\n`;
          const path = nextPath();
          await receiveFile(Readable.from(piecesOf(Buffer.from(content), size)), path);
          const rows: string[][] = [];
          for await (const row of readRows(path, { encoding: 'utf8', delimiter: ',' }))
            rows.push([...row.cells]);
          expect(rows.slice(1)).toEqual(table);
        },
      ),
      { numRuns: 50 },
    ));
});
