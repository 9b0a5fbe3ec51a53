import { useEffect, useRef, useState } from 'react';
import { type CreateExportInput } from '@ur-desk/domain/exports';
import { http } from '../providers/http';
import { fileNameOf } from '../providers/read-file';
import { saveFile } from './save-file';

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
  const take = (part: Uint8Array): number => {
    for (const byte of part) {
      if (byte === QUOTE) quoted = !quoted;
      else if (byte === LINE_END && !quoted) lines += 1;
    }
    bytes += part.byteLength;
    return bytes;
  };
  return { take, result: () => ({ bytes, rows: Math.max(0, lines - 1) }) };
}

/** Has a list written as a file, and keeps it once all of it has come. Leaving the page cancels it. */
export function useExport() {
  const [bytes, setBytes] = useState<number | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [done, setDone] = useState<ExportDone | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const start = async (input: CreateExportInput) => {
    const own = new AbortController();
    running.current = own;
    setProblem(null);
    setDone(null);
    setBytes(0);
    try {
      const { take, result } = counter();
      const onPart = (part: Uint8Array) => setBytes(take(part));
      const call = { body: input, signal: own.signal, onPart };
      const { data, headers } = await http<Blob>('exports', call);
      const name = fileNameOf(headers) ?? `${input.list}.csv`;
      saveFile(data, name);
      setDone({ name, ...result() });
    } catch (error) {
      if (!own.signal.aborted) setProblem(error);
    } finally {
      if (running.current === own) {
        running.current = null;
        setBytes(null);
      }
    }
  };
  const cancel = () => running.current?.abort();
  return { start, cancel, bytes, problem, done };
}
