import { Injectable } from '@nestjs/common';
import { type CustomerView } from '@ur-desk/domain/customers';
import {
  decideRows,
  readRow,
  refuseRepeated,
  type DecidedRow,
  type ImportRow,
  type RowReading,
} from '@ur-desk/domain/imports';
import { type EntityManager } from 'typeorm';
import { Db } from '../../platform/db/db';
import { customersOfSource } from './customer-batch.queries';
import { readChunks } from '../../platform/uploads/csv-file';
import { type ImportJobEntity } from './import-job.entity';
import { firstLines } from './import-key.queries';
import { Uploads } from '../../platform/uploads/uploads';

/** Some rows of a file as facts, or with what is wrong with them. */
export interface Chunk {
  /** From 0; always the same for the same rows. */
  number: number;
  readings: RowReading[];
}

/** Reads a file for dry run and run alike. Memory holds one chunk, whatever the file. */
@Injectable()
export class ImportChunks {
  constructor(
    private readonly db: Db,
    private readonly uploads: Uploads,
  ) {}

  /** The chunks of an import's file from number `from` on; a row whose id came before in the file is refused. */
  async *read(job: ImportJobEntity, from = 0): AsyncGenerator<Chunk> {
    for await (const { number, rows } of readChunks(this.uploads.pathOf(job.id), job))
      if (number >= from) yield { number, readings: await this.readingsOf(job, rows) };
  }

  private async readingsOf(job: ImportJobEntity, rows: readonly ImportRow[]): Promise<RowReading[]> {
    const readings = rows.map((row) => readRow(job.mapping, row, job.defaults.country));
    const first = await this.db.read((em) => firstLines(em, job.id, readings));
    return readings.map((reading) => refuseRepeated(reading, first, job.mapping));
  }
}

export interface DecidedChunk {
  rows: DecidedRow[];
  /** The customers that the source has brought before, by their external id. */
  existing: ReadonlyMap<string, CustomerView>;
}

/** What becomes of each row of a chunk, as the database is now. */
export async function decideChunk(
  em: EntityManager,
  job: ImportJobEntity,
  readings: readonly RowReading[],
): Promise<DecidedChunk> {
  const ids = readings.flatMap(({ facts }) => facts?.externalId ?? []);
  const existing = await customersOfSource(em, job.source, ids);
  return { rows: decideRows(readings, existing, job.defaults), existing };
}
