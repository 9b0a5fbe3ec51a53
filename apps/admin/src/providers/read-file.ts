import { ProblemError } from './problem-error';

const FILE_TYPES = ['text/csv', 'application/pdf', 'application/octet-stream'];

export const isFileType = (type: string): boolean => FILE_TYPES.some((one) => type.startsWith(one));

/** To be kept, whatever it is of: a JSON file is no answer to be read. */
export const isAttachment = (headers: Headers): boolean =>
  headers.get('content-disposition')?.startsWith('attachment') ?? false;

interface ReadFileOptions {
  signal?: AbortSignal;
  onPart?: (part: Uint8Array) => void;
}

/**
 * A file to its end. A transfer that breaks off throws `transfer_broken`, and what had come is thrown away: half a file is
 * never kept as if it were whole.
 */
export async function readFile(response: Response, { signal, onPart }: ReadFileOptions = {}): Promise<Blob> {
  const type = response.headers.get('content-type') ?? '';
  const parts: BlobPart[] = [];
  try {
    const reader = response.body?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      parts.push(part.value);
      onPart?.(part.value);
    }
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ProblemError('transfer_broken', 0);
  }
  return new Blob(parts, { type });
}

/** The name that the server gave the file. */
export const fileNameOf = (headers: Headers): string | null =>
  /filename="([\w.-]+)"/.exec(headers.get('content-disposition') ?? '')?.[1] ?? null;
