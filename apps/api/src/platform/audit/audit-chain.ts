import { createHash } from 'node:crypto';
import { type Instant } from '@ur-desk/domain/kernel';

/** What the hash of an audit row covers: everything in it, the sealed payload as ciphertext (rules 10). */
export interface AuditRow {
  chainId: string;
  seq: number;
  id: string;
  at: Instant;
  action: string;
  actorKind: string;
  actorId: string;
  subjectKind: string;
  subjectId: string;
  requestId: string;
  address: string;
  payload: Buffer;
}

/** The hash before the first row of every chain. */
export const GENESIS_HASH = Buffer.alloc(32);

const GENERAL_CHAINS = 16;

/** Staff, catalogue and settings share 16 chains, so that their writers seldom wait for each other. */
export function generalChainOf(subjectId: string): string {
  const bucket = (createHash('sha256').update(subjectId).digest()[0] ?? 0) % GENERAL_CHAINS;
  return `00000000-0000-7000-8000-${bucket.toString(16).padStart(12, '0')}`;
}

/** SHA-256 over the previous hash and the row in a fixed order; fields are length-prefixed so that none can borrow from the next. */
export function hashAuditRow(prev: Buffer, row: AuditRow): Buffer {
  const hash = createHash('sha256').update(prev);
  const fields = [
    row.chainId,
    String(row.seq),
    row.id,
    row.at,
    row.action,
    row.actorKind,
    row.actorId,
    row.subjectKind,
    row.subjectId,
    row.requestId,
    row.address,
  ];
  for (const field of fields) hash.update(`${Buffer.byteLength(field)}:`).update(field);
  return hash.update(`${row.payload.length}:`).update(row.payload).digest();
}

export const isGeneralChain = (chainId: string): boolean => chainId.startsWith('00000000-0000-7000-8000-');
