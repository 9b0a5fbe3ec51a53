import { useState } from 'react';
import { type CreateExportInput } from '@ur-desk/domain/exports';
import { useWrittenFile } from './use-written-file';

export interface ExportDone {
  name: string;
  bytes: number;
  rows: number;
}

const LINE_END = 10;
const QUOTE = 34;

/** Counts what comes of a CSV file: bytes, and records by their line ends outside of quotes. */
function counter() {
  let bytes = 0;
  let lines = 0;
  let quoted = false;
  const take = (part: Uint8Array): void => {
    for (const byte of part) {
      if (byte === QUOTE) quoted = !quoted;
      else if (byte === LINE_END && !quoted) lines += 1;
    }
    bytes += part.byteLength;
  };
  return { take, result: () => ({ bytes, rows: Math.max(0, lines - 1) }) };
}

/** Has a list written as a file, and keeps it once all of it has come. Leaving the page cancels it. */
export function useExport() {
  const { write, cancel, bytes, problem } = useWrittenFile();
  const [done, setDone] = useState<ExportDone | null>(null);
  const start = async (input: CreateExportInput) => {
    setDone(null);
    const { take, result } = counter();
    const name = await write({ path: 'exports', body: input, name: `${input.list}.csv`, onPart: take });
    if (name !== null) setDone({ name, ...result() });
  };
  return { start, cancel, bytes, problem, done };
}
