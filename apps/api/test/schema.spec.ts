import { type DataSource } from 'typeorm';
import { buildDataSource } from '../src/data-source';
import { testDatabaseUrl } from './database';

/** Tables with a `customer_id` that is no part of their primary key, and why (D1). */
const KEYED_WITHOUT_CUSTOMER: Record<string, string> = {
  approval_request: 'some requests are about no customer; it is only ever decided by its id',
  coupon_code: 'is found by its code; most are for anybody',
  idempotency_key: 'a key belongs to who calls; the customer only says whose key seals the answer',
  outbox_event: 'a queue in the order of its ids, also for what belongs to no customer',
  provider_event: 'belongs to a provider; whose money it is about is known only after it was read',
  quote: 'lives for minutes and is only ever found by its id',
  renewal_step: 'belongs to its renewal, which is keyed by the customer',
  settlement_line: 'belongs to a provider; whose money it is about is known only after it was compared',
  unusual_activity: 'is about a colleague; some patterns are about no customer',
};

/**
 * Tables whose primary key holds `customer_id` behind the id, so that one index serves both the lookup by id alone and the
 * key that a sharded database needs (D1: unique keys must contain the customer, not begin with it).
 */
const LED_BY_ID = ['allowance_entry', 'allowance_lot', 'renewal', 'subscription', 'transfer'];

/** Sequences, and why (D3). */
const SEQUENCES: Record<string, string> = {
  migration_id_seq: 'the migrations themselves',
  promotion_revision_revision_seq: 'which promotions are live; gaps are fine, and no customer is in it',
  transfer_order: 'the order of a statement; gaps are fine, and it is never read back to make a number',
};

interface KeyedTable {
  name: string;
  key: string[];
}

let dataSource: DataSource;

beforeAll(async () => {
  dataSource = await buildDataSource(await testDatabaseUrl('_schema'), 2).initialize();
});
afterAll(() => dataSource.destroy());

describe('the schema', () => {
  it('after migrating an empty database equals the entities', async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('knows every table by an entity', async () => {
    const tables = await dataSource.query<{ name: string }[]>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migration' ORDER BY 1",
    );
    const entities = dataSource.entityMetadatas.map(({ tableName }) => tableName).sort();
    expect(tables.map(({ name }) => name)).toEqual(entities);
  });

  it('D1 keys customer data by its customer', async () => {
    const tables = await dataSource.query<KeyedTable[]>(`
      SELECT c.relname AS name, array_agg(a.attname::text ORDER BY array_position(i.indkey::int2[], a.attnum)) AS key
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey)
      WHERE n.nspname = 'public'
        AND EXISTS (SELECT 1 FROM pg_attribute o WHERE o.attrelid = c.oid AND o.attname = 'customer_id')
      GROUP BY c.relname ORDER BY 1`);
    const without = tables.filter(({ key }) => !key.includes('customer_id'));
    const behind = tables.filter(({ key }) => key.indexOf('customer_id') > 0);
    expect(without.map(({ name }) => name)).toEqual(Object.keys(KEYED_WITHOUT_CUSTOMER).sort());
    expect(behind.map(({ name }) => name)).toEqual(LED_BY_ID);
  });

  it('D1 has a primary key on every table', async () => {
    const rows = await dataSource.query<{ name: string }[]>(`
      SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
        AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = c.oid AND i.indisprimary)`);
    expect(rows).toEqual([]);
  });

  it('D3 counts with no sequence but the listed ones', async () => {
    const rows = await dataSource.query<{ name: string }[]>(
      "SELECT sequencename AS name FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1",
    );
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(SEQUENCES).sort());
  });
});
