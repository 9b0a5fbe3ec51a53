import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { type Multipart } from '@fastify/multipart';
import { Inject, Injectable } from '@nestjs/common';
import { IMPORT_LIMITS } from '@ur-desk/domain/imports';
import { isId, isWellFormedText, normaliseText, Problem } from '@ur-desk/domain/kernel';
import { CONFIG, type Config } from '../config/config';
import { receiveFile, tooLarge, type ReceivedFile } from './csv-file';

/** The file of a form, as it was received. */
export interface Upload {
  fileName: string;
  /** The form field `source`, when there was one. */
  source: string | null;
  received: ReceivedFile;
}

/** The fields that a form may have beside its file. */
type FormField = 'source';

const MAX_SOURCE = 60;

/** A file's name for showing: no path, no controls, not too long. */
function shownName(name: string): string {
  const plain = normaliseText(basename(name.replaceAll('\\', '/')).toWellFormed().replace(/\p{C}/gu, ''));
  return plain.slice(-IMPORT_LIMITS.fileNameLength) || 'import.csv';
}

function readSource(value: unknown): string {
  const invalid = (code: string, params?: object) =>
    new Problem('validation_failed', {}, [
      { field: 'source', code, ...(params ? { params: { ...params } } : {}) },
    ]);
  if (typeof value !== 'string') throw invalid('not_text');
  if (!isWellFormedText(value)) throw invalid('bad_characters');
  const source = normaliseText(value);
  if (source === '') throw invalid('required');
  if (source.length > MAX_SOURCE) throw invalid('too_long', { max: MAX_SOURCE });
  return source;
}

/**
 * The folder where uploaded files wait for the job that reads them: outside of everything that is served, each under the id of
 * what it was uploaded for.
 */
@Injectable()
export class Uploads {
  private readonly dir: string;
  /** The addresses that take a form with a file (`acceptAt`). */
  private readonly urls = new Set<string>();

  constructor(@Inject(CONFIG) config: Config) {
    this.dir = resolve(config.uploadDir);
  }

  /** Lets an address take a form with a file; everywhere else a body is JSON (api.md). */
  acceptAt(url: string): void {
    this.urls.add(url);
  }

  accepts(url: string | undefined): boolean {
    return url !== undefined && this.urls.has(url);
  }

  pathOf(fileId: string): string {
    return join(this.dir, `${fileId}.csv`);
  }

  /**
   * Takes the one file of a form and puts it in place, together with those of its other `fields` that were sent. Nothing is kept
   * when anything is wrong. Problems: body_too_large, import_file_missing, validation_failed (an unknown field).
   */
  async receive(
    fileId: string,
    parts: AsyncIterable<Multipart>,
    fields: readonly FormField[] = [],
  ): Promise<Upload> {
    await mkdir(this.dir, { recursive: true, mode: 0o700 });
    try {
      return await this.readParts(fileId, parts, fields);
    } catch (error) {
      await this.remove(fileId);
      throw formProblem(error);
    }
  }

  private async readParts(
    fileId: string,
    parts: AsyncIterable<Multipart>,
    fields: readonly string[],
  ): Promise<Upload> {
    let file: Omit<Upload, 'source'> | null = null;
    let source: string | null = null;
    for await (const part of parts) {
      if (part.type === 'field') {
        if (!fields.includes(part.fieldname))
          throw new Problem('validation_failed', {}, [
            { field: part.fieldname.slice(0, 60), code: 'unknown_field' },
          ]);
        source = readSource(part.value);
      } else if (part.fieldname === 'file' && !file) {
        const received = await receiveFile(part.file, this.pathOf(fileId));
        if (part.file.truncated) throw tooLarge();
        file = { fileName: shownName(part.filename), received };
      } else {
        throw new Problem('import_file_missing');
      }
    }
    if (!file) throw new Problem('import_file_missing');
    return { ...file, source };
  }

  /** Puts a received file in the place of another one. */
  moveTo(fileId: string, otherId: string): Promise<void> {
    return rename(this.pathOf(fileId), this.pathOf(otherId));
  }

  remove(fileId: string): Promise<void> {
    return rm(this.pathOf(fileId), { force: true });
  }

  /** The ids whose files are older than this, in milliseconds. */
  async olderThan(ageMs: number, nowMs: number): Promise<string[]> {
    const names = await readdir(this.dir).catch(() => []);
    const ids = names.map((name) => name.replace(/\.csv$/, '')).filter(isId);
    const ages = await Promise.all(
      ids.map(async (id) => ({
        id,
        changedMs: (await stat(this.pathOf(id)).catch(() => null))?.mtimeMs ?? nowMs,
      })),
    );
    return ages.filter(({ changedMs }) => nowMs - changedMs > ageMs).map(({ id }) => id);
  }
}

/** What the form's reader refuses, as the problem that the caller is told. */
function formProblem(error: unknown): unknown {
  if (error instanceof Problem) return error;
  const code = (error as { code?: string }).code ?? '';
  if (code === 'FST_REQ_FILE_TOO_LARGE') return tooLarge();
  if (code === 'FST_FILES_LIMIT' || code === 'FST_PARTS_LIMIT' || code === 'FST_FIELDS_LIMIT')
    return new Problem('import_file_missing');
  if (code.startsWith('FST_') || /form|boundary|multipart/i.test((error as Error).message ?? ''))
    return new Problem('malformed_body');
  return error;
}
