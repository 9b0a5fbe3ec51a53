import { type Pool, type PoolClient } from 'pg';
import { type EntityManager } from 'typeorm';

/** A statement of a hot path. The name is its identity on the connection: one name, one text. */
export interface PreparedStatement {
  name: string;
  text: string;
}

/**
 * Runs a statement that each connection parses and plans once, then keeps: on a hot path that is half of its cost. Inside a
 * transaction it runs on its connection, outside on any of the pool. Not for contains-searches, whose plan depends on
 * what is searched (performance, traps).
 */
export async function runPrepared<Row extends object>(
  em: EntityManager,
  { name, text }: PreparedStatement,
  values: readonly unknown[],
): Promise<Row[]> {
  const connection = em.queryRunner
    ? ((await em.queryRunner.connect()) as PoolClient)
    : (em.connection.driver as unknown as { master: Pool }).master;
  const { rows } = await connection.query<Row>({ name, text, values: [...values] });
  return rows;
}
