import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { SendError } from './message-sender';

/** Writes a file whole or not at all. Throws `SendError` where the folder cannot be written. */
export async function writeInto(dir: string, name: string, content: Buffer | string): Promise<void> {
  const path = join(resolve(dir), name);
  try {
    await mkdir(resolve(dir), { recursive: true, mode: 0o700 });
    await writeFile(`${path}.part`, content, { mode: 0o600 });
    await rename(`${path}.part`, path);
  } catch (error) {
    throw new SendError('notWritable', true, (error as NodeJS.ErrnoException).code ?? '');
  }
}
