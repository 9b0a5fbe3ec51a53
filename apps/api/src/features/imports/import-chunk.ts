import {
  decideRows,
  readRow,
  refuseRepeated,
  type DecidedRow,
  type ImportRow,
  type RowReading,
  type SeenIds,
} from '@ur-desk/domain/imports';
import { type CustomerView } from '@ur-desk/domain/customers';
import { type EntityManager } from 'typeorm';
import { customersOfSource } from './customer-batch.queries';
import { type ImportJobEntity } from './import-job.entity';

/** The rows of a chunk as facts; ids that came before in the file are refused. */
export const readChunk = (job: ImportJobEntity, rows: readonly ImportRow[], seen: SeenIds): RowReading[] =>
  rows.map((row) => refuseRepeated(readRow(job.mapping, row, job.defaults.country), seen, job.mapping));

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
