import { type EntityManager } from 'typeorm';

/** A row by its column names. */
export type Row = Record<string, unknown>;

/** Rows of many tables, written one statement per table in the order in which the tables were first named. */
export class RowBatch {
  private readonly tables = new Map<string, Row[]>();

  add(table: string, ...rows: Row[]): void {
    const known = this.tables.get(table);
    if (known) known.push(...rows);
    else this.tables.set(table, [...rows]);
  }

  async write(em: EntityManager): Promise<void> {
    for (const [table, rows] of this.tables) if (rows[0]) await insertRows(em, table, rows);
    this.tables.clear();
  }
}

const jsonOf = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value,
    ]),
  );

/** The row type is named with its schema: `line` alone is a geometric type of PostgreSQL. */
async function insertRows(em: EntityManager, table: string, rows: Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {})
    .map((name) => `"${name}"`)
    .join(', ');
  const sql = `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM jsonb_populate_recordset(NULL::public."${table}", $1::jsonb)`;
  await em.query(sql, [JSON.stringify(rows.map(jsonOf))]);
}
