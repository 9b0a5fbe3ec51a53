import { Problem } from '@ur-desk/domain/kernel';
import { type PoolClient } from 'pg';
import { GENESIS_HASH } from '../audit/audit-chain';
import { type CallContext } from './call-context';
import { type CustomerKeys } from './customer-keys';

/** A customer's audit chain as the transaction extends it. */
export interface Chain {
  chainId: string;
  customerId: string | null;
  seq: number;
  hash: Buffer;
  key: Buffer;
  /** Set when this transaction creates the customer: the wrapped key to keep. */
  newKey?: Buffer;
}

export interface Begun {
  databaseNow: Date;
  chains: Map<string, Chain>;
  /** The key was used before: here is what it was used for. */
  replayed: StoredAnswer | null;
}

interface StoredAnswer {
  answer: Buffer | null;
  /** What the answer is sealed with: the key of the customer it is about, null when it is about none. */
  key: Buffer | null;
}

interface ChainRow {
  id: string;
  wrapped_key: Buffer | null;
  seq: number | null;
  hash: Buffer | null;
}

/*
 * One round trip: takes the idempotency key, locks the customer's row and then its chain, and reads the clock after the
 * locks, so that time never runs backwards between two transactions of one customer. The chain is locked as a row of its
 * own because a row that was waited for is re-read, while the rest of the statement keeps its old snapshot.
 */
const BEGIN_SQL = `
WITH taken AS (
  INSERT INTO idempotency_key (scope, key, customer_id, body_hash, created_at)
  SELECT $2::uuid, $3::text, $1::uuid, $4::text, clock_timestamp() WHERE $3::text IS NOT NULL
  ON CONFLICT DO NOTHING RETURNING 1
), locked AS MATERIALIZED (
  SELECT id FROM customer WHERE id = $1::uuid FOR NO KEY UPDATE
), head AS MATERIALIZED (
  SELECT seq, hash FROM audit_head WHERE chain_id = (SELECT id FROM locked) FOR UPDATE
)
SELECT (SELECT count(*) FROM taken) AS taken, locked.id, k.wrapped_key, head.seq, head.hash, clock_timestamp() AS now
FROM (SELECT 1) AS one
LEFT JOIN locked ON true LEFT JOIN head ON true LEFT JOIN customer_key k ON k.customer_id = locked.id`;

const STORED_SQL = `
SELECT i.body_hash, i.answer, i.customer_id, k.wrapped_key
FROM idempotency_key i LEFT JOIN customer_key k ON k.customer_id = i.customer_id
WHERE i.scope = $1 AND i.key = $2`;

interface StoredRow {
  body_hash: string;
  answer: Buffer | null;
  customer_id: string | null;
  wrapped_key: Buffer | null;
}

async function storedAnswer(client: PoolClient, ctx: CallContext, keys: CustomerKeys): Promise<StoredAnswer> {
  const { key, bodyHash } = ctx.idempotency ?? { key: '', bodyHash: '' };
  const { rows } = await client.query<StoredRow>(STORED_SQL, [ctx.actor.id, key]);
  const stored = rows[0];
  if (!stored) throw new Problem('idempotency_in_flight');
  if (stored.body_hash !== bodyHash) throw new Problem('idempotency_key_reused');
  if (stored.customer_id && !stored.wrapped_key) throw new Problem('not_found');
  return { answer: stored.answer, key: stored.wrapped_key && keys.unwrap(stored.wrapped_key) };
}

const chainOf = (row: ChainRow, keys: CustomerKeys): Chain => ({
  chainId: row.id,
  customerId: row.id,
  seq: row.seq ?? 0,
  hash: row.hash ?? GENESIS_HASH,
  key: row.wrapped_key ? keys.unwrap(row.wrapped_key) : keys.generalKey(),
});

const FIRST_HEAD_SQL =
  'SELECT chain_id AS id, seq, hash FROM audit_head WHERE chain_id = ANY($1::uuid[]) FOR UPDATE';

/**
 * Looks again for chains that seemed to have no row yet. Whoever held the customer's lock before may have begun the chain
 * after this statement's snapshot was taken; under the lock a new statement sees it, and nobody else can begin it.
 */
async function findNewHeads<Row extends ChainRow>(client: PoolClient, rows: readonly Row[]): Promise<Row[]> {
  const without = rows.filter((row) => row.id && row.seq === null).map((row) => row.id);
  if (without.length === 0) return [...rows];
  const found = await client.query<Pick<ChainRow, 'id' | 'seq' | 'hash'>>(FIRST_HEAD_SQL, [without]);
  return rows.map((row) => ({ ...row, ...found.rows.find((head) => head.id === row.id) }));
}

/** Begins a write: key, lock, clock and chain. Throws `not_found`, `idempotency_key_reused`, `idempotency_in_flight`. */
export async function beginOne(
  client: PoolClient,
  ctx: CallContext,
  scope: { customerId: string | null; keys: CustomerKeys },
): Promise<Begun> {
  const key = ctx.dryRun ? undefined : ctx.idempotency;
  const { rows } = await client.query<ChainRow & { taken: number; now: Date }>({
    name: 'write-begin',
    text: BEGIN_SQL,
    values: [scope.customerId, ctx.actor.id, key?.key ?? null, key?.bodyHash ?? null],
  });
  const [row] = await findNewHeads(client, rows);
  if (!row) throw new Error('the begin statement answers one row');
  const replayed = key && row.taken === 0 ? await storedAnswer(client, ctx, scope.keys) : null;
  if (scope.customerId && !row.id) throw new Problem('not_found');
  const chains = new Map(row.id ? [[row.id, chainOf(row, scope.keys)]] : []);
  return { databaseNow: row.now, chains, replayed };
}

const LOCK_MANY_SQL = `
WITH locked AS MATERIALIZED (SELECT id FROM customer WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE),
head AS MATERIALIZED (SELECT chain_id, seq, hash FROM audit_head WHERE chain_id = ANY(SELECT id FROM locked) ORDER BY chain_id FOR UPDATE)
SELECT locked.id, k.wrapped_key, head.seq, head.hash
FROM locked LEFT JOIN head ON head.chain_id = locked.id LEFT JOIN customer_key k ON k.customer_id = locked.id`;

/**
 * Locks many customers in the order of their ids, so that two such writes cannot wait for each other in a circle. Gives the time as it is
 * once all of them are locked, so that it runs backwards for none of them.
 */
export async function lockMany(
  client: PoolClient,
  customerIds: readonly string[],
  keys: CustomerKeys,
): Promise<Pick<Begun, 'chains' | 'databaseNow'>> {
  const { rows } = await client.query<ChainRow>(LOCK_MANY_SQL, [[...customerIds].sort()]);
  const found = await findNewHeads(client, rows);
  const clock = await client.query<{ now: Date }>('SELECT clock_timestamp() AS now');
  const databaseNow = clock.rows[0]?.now;
  if (!databaseNow) throw new Error('the clock answers one row');
  return { chains: new Map(found.map((row) => [row.id, chainOf(row, keys)])), databaseNow };
}
