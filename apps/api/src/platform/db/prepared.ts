import { type PoolClient, type QueryResultRow } from 'pg';
import { type EntityManager } from 'typeorm';

/** A statement of a hot path. The name is its identity on the connection: one name, one text. */
export interface PreparedStatement {
  name: string;
  text: string;
}

/**
 * Runs a statement that each connection parses and plans once, then keeps: on a hot path that is half of its cost. Only
 * inside a transaction is there one connection to keep it on; outside it runs as any other. Not for contains-searches,
 * whose plan depends on what is searched (performance, traps).
 */
export async function runPrepared<Row extends QueryResultRow>(
  em: EntityManager,
  { name, text }: PreparedStatement,
  values: readonly unknown[],
): Promise<Row[]> {
  if (!em.queryRunner) return em.query<Row[]>(text, [...values]);
  const client = (await em.queryRunner.connect()) as PoolClient;
  const { rows } = await client.query<Row>({ name, text, values: [...values] });
  return rows;
}
