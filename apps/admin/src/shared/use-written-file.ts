import { useEffect, useRef, useState } from 'react';
import { http } from '../providers/http';
import { fileNameOf } from '../providers/read-file';
import { saveFile } from './save-file';

export interface FileOrder {
  /** Below the API's base; the API answers the file itself. */
  path: string;
  body: object;
  /** What it is called when the server does not say. */
  name: string;
  onPart?: (part: Uint8Array) => void;
}

/** Has the server write a file, and keeps it once all of it has come. Leaving the page cancels it. */
export function useWrittenFile() {
  /** How much has come; null: none is being written. */
  const [bytes, setBytes] = useState<number | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  /** Resolves to the name under which it was kept; null: it was cancelled, or there is a `problem`. */
  const write = async ({ path, body, name, onPart }: FileOrder): Promise<string | null> => {
    const own = new AbortController();
    running.current = own;
    setProblem(null);
    setBytes(0);
    let come = 0;
    const count = (part: Uint8Array) => {
      onPart?.(part);
      come += part.byteLength;
      setBytes(come);
    };
    try {
      const { data, headers } = await http<Blob>(path, { body, signal: own.signal, onPart: count });
      const called = fileNameOf(headers) ?? name;
      saveFile(data, called);
      return called;
    } catch (error) {
      if (!own.signal.aborted) setProblem(error);
      return null;
    } finally {
      if (running.current === own) {
        running.current = null;
        setBytes(null);
      }
    }
  };
  const cancel = () => running.current?.abort();
  return { write, cancel, bytes, problem };
}
