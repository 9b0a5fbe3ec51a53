import { toInstant, type Instant } from '@ur-desk/domain/kernel';
import { type PoolClient } from 'pg';
import { GENESIS_HASH, hashAuditRow } from '../audit/audit-chain';
import { type CallContext } from './call-context';
import { type CustomerKeys } from './customer-keys';
import { type Chain } from './transaction-begin';
import { type PendingAudit, type Tx } from './tx';

/*
 * One round trip for all that must be written with the change: new keys, audit rows, the heads of their chains, outbox
 * rows and the answer for the idempotency key. It also is the proof that the transaction is not aborted: after a swallowed
 * error this statement fails, where COMMIT alone would quietly roll back and report success.
 */
const FLUSH_SQL = `
WITH new_key AS (
  INSERT INTO customer_key (customer_id, wrapped_key) SELECT * FROM unnest($1::uuid[], $2::bytea[])
), head AS (
  INSERT INTO audit_head (chain_id, seq, hash) SELECT * FROM unnest($3::uuid[], $4::bigint[], $5::bytea[])
  ON CONFLICT (chain_id) DO UPDATE SET seq = EXCLUDED.seq, hash = EXCLUDED.hash
), audit AS (
  INSERT INTO audit_event (chain_id, seq, id, subject_kind, subject_id, payload, prev_hash, hash,
                           at, action, actor_kind, actor_id, request_id, address)
  SELECT u.*, $14::timestamptz, $15, $16, $17::uuid, $18, $19
  FROM unnest($6::uuid[], $7::bigint[], $8::uuid[], $9::text[], $10::uuid[], $11::bytea[], $12::bytea[], $13::bytea[]) AS u
), outbox AS (
  INSERT INTO outbox_event (id, customer_id, topic, payload, request_id, at)
  SELECT u.*, $18, $14::timestamptz FROM unnest($20::uuid[], $21::uuid[], $22::text[], $23::bytea[]) AS u
), answered AS (
  UPDATE idempotency_key SET answer = $24::bytea, customer_id = $27::uuid WHERE scope = $25::uuid AND key = $26
)
SELECT 1`;

const HEAD_SQL = 'SELECT seq, hash FROM audit_head WHERE chain_id = $1 FOR UPDATE';
const NEW_HEAD_SQL = 'INSERT INTO audit_head (chain_id, seq, hash) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING';

/** Locks a general chain (staff, catalogue, settings), which no customer's lock protects. */
async function lockGeneralChain(client: PoolClient, chainId: string, keys: CustomerKeys): Promise<Chain> {
  await client.query(NEW_HEAD_SQL, [chainId, GENESIS_HASH]);
  const { rows } = await client.query<{ seq: number; hash: Buffer }>(HEAD_SQL, [chainId]);
  const head = rows[0];
  return {
    chainId,
    customerId: null,
    seq: head?.seq ?? 0,
    hash: head?.hash ?? GENESIS_HASH,
    key: keys.generalKey(),
  };
}

async function lockGeneralChains(client: PoolClient, tx: Tx, keys: CustomerKeys): Promise<void> {
  const missing = new Set(tx.audits.map((a) => a.chainId).filter((id) => !tx.chains.has(id)));
  for (const chainId of [...missing].sort())
    tx.chains.set(chainId, await lockGeneralChain(client, chainId, keys));
}

interface Extended {
  audit: PendingAudit;
  seq: number;
  prev: Buffer;
  hash: Buffer;
}

function extendChain(
  chain: Chain,
  audit: PendingAudit,
  about: { ctx: CallContext; action: string; at: Instant },
): Extended {
  const seq = chain.seq + 1;
  const prev = chain.hash;
  const hash = hashAuditRow(prev, {
    chainId: chain.chainId,
    seq,
    id: audit.id,
    at: about.at,
    action: about.action,
    actorKind: about.ctx.actor.kind,
    actorId: about.ctx.actor.id,
    subjectKind: audit.subject.kind,
    subjectId: audit.subject.id,
    requestId: about.ctx.requestId,
    address: about.ctx.address,
    payload: audit.payload,
  });
  chain.seq = seq;
  chain.hash = hash;
  return { audit, seq, prev, hash };
}

interface Flush {
  ctx: CallContext;
  action: string;
  keys: CustomerKeys;
  /** The sealed answer, when the call came with a key. */
  answer: Buffer | null;
  customerId: string | null;
}

/**
 * Sends what must be written with the change; `done` settles with its answer, and rejects when the transaction is already
 * aborted. COMMIT can be sent behind it without waiting.
 */
export async function flush(
  client: PoolClient,
  tx: Tx,
  { ctx, action, keys, answer, customerId }: Flush,
): Promise<{ done: Promise<unknown> }> {
  await lockGeneralChains(client, tx, keys);
  const at = toInstant(Date.parse(tx.now));
  const rows = tx.audits.map((audit) => {
    const chain = tx.chains.get(audit.chainId);
    if (!chain) throw new Error('every audited chain is locked');
    return extendChain(chain, audit, { ctx, action, at });
  });
  const touched = [...new Set(rows.map((r) => r.audit.chainId))].flatMap((id) => tx.chains.get(id) ?? []);
  const created = [...tx.chains.values()].filter((c) => c.newKey);
  const done = client.query({
    name: 'write-flush',
    text: FLUSH_SQL,
    values: [
      created.map((c) => c.customerId),
      created.map((c) => c.newKey),
      touched.map((c) => c.chainId),
      touched.map((c) => c.seq),
      touched.map((c) => c.hash),
      rows.map((r) => r.audit.chainId),
      rows.map((r) => r.seq),
      rows.map((r) => r.audit.id),
      rows.map((r) => r.audit.subject.kind),
      rows.map((r) => r.audit.subject.id),
      rows.map((r) => r.audit.payload),
      rows.map((r) => r.prev),
      rows.map((r) => r.hash),
      at,
      action,
      ctx.actor.kind,
      ctx.actor.id,
      ctx.requestId,
      ctx.address,
      tx.events.map((e) => e.id),
      tx.events.map((e) => e.customerId),
      tx.events.map((e) => e.topic),
      tx.events.map((e) => e.payload),
      answer,
      ctx.actor.id,
      ctx.idempotency?.key ?? null,
      customerId,
    ],
  });
  return { done };
}
