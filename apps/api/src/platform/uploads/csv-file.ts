import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { TextDecoder } from 'node:util';
import { CsvError, parse } from 'csv-parse';
import {
  decideEncoding,
  detectDelimiter,
  fileKindOf,
  GbPairCounter,
  IMPORT_LIMITS,
  readHeader,
  type EncodingEvidence,
  type ImportDelimiter,
  type ImportEncoding,
  type ImportRow,
} from '@ur-desk/domain/imports';
import { Problem } from '@ur-desk/domain/kernel';

/** How a file's bytes become rows. */
export interface Dialect {
  encoding: ImportEncoding;
  delimiter: ImportDelimiter;
}

/** What was seen while a file came in. */
export interface ReceivedFile {
  bytes: number;
  /** The first 64 kB. */
  head: Uint8Array;
  evidence: EncodingEvidence;
  /** The last character is cut in the middle of its bytes. */
  cutInCharacter: boolean;
  endsWithLineEnd: boolean;
  /** SHA-256 of its bytes, hexadecimal: by it the same file is recognised. */
  sha256: string;
}

export interface InspectedFile extends Dialect {
  columns: string[];
  rowsTotal: number;
}

const HEAD_BYTES = 65_536;
const LABELS: Record<ImportEncoding, string> = { utf8: 'utf-8', gb18030: 'gb18030' };

/** Strict decoding of a file chunk by chunk: valid so far, and at its end. */
class EncodingProbe {
  private readonly decoder: TextDecoder;
  valid = true;
  cut = false;

  constructor(encoding: ImportEncoding) {
    this.decoder = new TextDecoder(LABELS[encoding], { fatal: true });
  }

  add(chunk: Uint8Array): void {
    if (!this.valid) return;
    try {
      this.decoder.decode(chunk, { stream: true });
    } catch {
      this.valid = false;
    }
  }

  end(): void {
    if (!this.valid) return;
    try {
      this.decoder.decode();
    } catch {
      this.cut = true;
    }
  }
}

/** Writes an upload to disk and looks at it on the way; its size never is in memory. Throws body_too_large. */
export async function receiveFile(upload: Readable, path: string): Promise<ReceivedFile> {
  const [utf8, gb18030] = [new EncodingProbe('utf8'), new EncodingProbe('gb18030')];
  const pairs = new GbPairCounter();
  const hash = createHash('sha256');
  const head: Buffer[] = [];
  let bytes = 0;
  let last = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of upload as AsyncIterable<Buffer>) {
      if (bytes + chunk.length > IMPORT_LIMITS.fileBytes) throw tooLarge();
      if (bytes < HEAD_BYTES) head.push(chunk.subarray(0, HEAD_BYTES - bytes));
      bytes += chunk.length;
      last = chunk.at(-1) ?? last;
      for (const probe of [utf8, gb18030, pairs]) probe.add(chunk);
      hash.update(chunk);
      await file.write(chunk);
    }
  } finally {
    await file.close();
  }
  utf8.end();
  gb18030.end();
  return {
    bytes,
    head: Buffer.concat(head),
    evidence: {
      utf8: utf8.valid,
      gb18030: gb18030.valid,
      gbPairs: pairs.pairs,
      gbCorePairs: pairs.corePairs,
    },
    cutInCharacter: utf8.valid ? utf8.cut : gb18030.cut,
    endsWithLineEnd: last === 0x0a || last === 0x0d,
    sha256: hash.digest('hex'),
  };
}

export const tooLarge = (): Problem => new Problem('body_too_large', { maxBytes: IMPORT_LIMITS.fileBytes });

/** Encoding and delimiter of a file. Throws import_empty, import_not_csv, import_binary, import_encoding_…. */
export function dialectOf({ bytes, head, evidence }: ReceivedFile): Dialect {
  if (bytes === 0) throw new Problem('import_empty');
  const kind = fileKindOf(head);
  if (kind.kind === 'other') throw new Problem('import_not_csv', { kind: kind.name });
  if (kind.kind === 'utf16') throw new Problem('import_encoding_utf16');
  if (kind.kind === 'binary') throw new Problem('import_binary');
  const encoding = decideEncoding(evidence);
  if (!encoding) throw new Problem('import_encoding_unknown');
  return { encoding, delimiter: detectDelimiter(new TextDecoder(LABELS[encoding]).decode(head)) };
}

/** The decoded text of a file, piece by piece; a byte order mark is dropped. */
async function* textOf(path: string, encoding: ImportEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(LABELS[encoding]);
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>)
    yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}

const LINE_END = /\r\n|\n|\r/g;
const lineEndsIn = (cell: string): number =>
  cell.includes('\n') || cell.includes('\r') ? (cell.match(LINE_END)?.length ?? 0) : 0;

const isBlank = (cells: readonly string[]): boolean => cells.length === 1 && cells[0] === '';

/**
 * The rows of a file, header first, each with the line it starts in; blank lines are left out. Memory holds one piece of
 * the file at a time. Throws import_cut_off (a quote that never closes), import_row_too_long, import_file_gone.
 */
export async function* readRows(path: string, dialect: Dialect): AsyncGenerator<ImportRow> {
  const parser = parse({
    delimiter: dialect.delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: IMPORT_LIMITS.rowLength,
  });
  // What goes wrong on the way is thrown by the parser's iterator; a reader that stops early ends the file's, too.
  const feeding = pipeline(Readable.from(textOf(path, dialect.encoding)), parser).catch(() => undefined);
  let line = 1;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      if (!isBlank(cells)) yield { line, cells };
      line += 1 + cells.reduce((sum, cell) => sum + lineEndsIn(cell), 0);
    }
  } catch (error) {
    throw fileProblem(error, line);
  } finally {
    parser.destroy();
    await feeding;
  }
}

function fileProblem(error: unknown, line: number): unknown {
  if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED')
    return new Problem('import_cut_off', { line });
  if (error instanceof CsvError && error.code === 'CSV_MAX_RECORD_SIZE')
    return new Problem('import_row_too_long', { line, max: IMPORT_LIMITS.rowLength });
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Problem('import_file_gone');
  return error;
}

/** Reads a received file once through: its columns, how many rows, and whether it is whole. */
export async function inspectFile(path: string, received: ReceivedFile): Promise<InspectedFile> {
  const dialect = dialectOf(received);
  let columns: string[] | null = null;
  let last: ImportRow | null = null;
  let rowsTotal = 0;
  for await (const row of readRows(path, dialect)) {
    if (!columns) columns = readHeader(row.cells);
    else {
      rowsTotal += 1;
      last = row;
    }
  }
  if (!columns) throw new Problem('import_empty');
  if (!last) throw new Problem('import_no_rows');
  const cutInRow = !received.endsWithLineEnd && last.cells.length < columns.length;
  if (cutInRow || received.cutInCharacter) throw new Problem('import_cut_off', { line: last.line });
  return { ...dialect, columns, rowsTotal };
}

/** The data rows of a file in chunks; a chunk's number is always the same for the same file. */
export async function* readChunks(
  path: string,
  dialect: Dialect,
): AsyncGenerator<{ number: number; rows: ImportRow[] }> {
  let rows: ImportRow[] = [];
  let number = 0;
  let header = true;
  for await (const row of readRows(path, dialect)) {
    if (header) header = false;
    else rows.push(row);
    if (rows.length === IMPORT_LIMITS.rowsPerChunk) {
      yield { number, rows };
      number += 1;
      rows = [];
    }
  }
  if (rows.length > 0) yield { number, rows };
}
