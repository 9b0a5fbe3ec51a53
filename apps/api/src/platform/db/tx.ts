import { type AuditSubject } from '@ur-desk/domain/audit';
import { type Change } from '@ur-desk/domain/events';
import { type Instant } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { GENESIS_HASH, generalChainOf } from '../audit/audit-chain';
import { type CustomerKeys, openWith, sealWith } from './customer-keys';
import { type Chain } from './transaction-begin';

export interface AuditEntry {
  subject: { kind: AuditSubject; id: string };
  before?: object | null;
  after?: object | null;
  /** Which customer's chain; by default the customer that the write is about, else (or when null) a general chain. */
  customerId?: string | null;
}

export interface PendingAudit {
  id: string;
  chainId: string;
  subject: AuditEntry['subject'];
  payload: Buffer;
}

export interface PendingEvent {
  id: string;
  customerId: string | null;
  topic: string;
  payload: Buffer;
}

interface TxStart {
  em: EntityManager;
  now: Instant;
  chains: Map<string, Chain>;
  customerId: string | null;
  reason: string | null;
  keys: CustomerKeys;
}

/**
 * What a write's closure works with: the transaction's entity manager, its one reading of the clock, and the rows that
 * must be written with the change. There is no other handle in scope to use by mistake.
 */
export class Tx {
  readonly em: EntityManager;
  /** The database's time, read once, after the locks were taken. */
  readonly now: Instant;
  readonly audits: PendingAudit[] = [];
  readonly events: PendingEvent[] = [];
  readonly chains: Map<string, Chain>;
  private readonly start: TxStart;
  private customerId: string | null;

  constructor(start: TxStart) {
    this.start = start;
    this.em = start.em;
    this.now = start.now;
    this.chains = start.chains;
    this.customerId = start.customerId;
  }

  /** A new row's id (UUIDv7: grows with time). */
  newId(): string {
    return uuidv7();
  }

  /** Makes the customer that this transaction inserts its own: with an encryption key and an audit chain. */
  adoptCustomer(customerId: string): void {
    const { key, wrapped } = this.start.keys.create();
    this.chains.set(customerId, {
      chainId: customerId,
      customerId,
      seq: 0,
      hash: GENESIS_HASH,
      key,
      newKey: wrapped,
    });
    this.customerId ??= customerId;
  }

  /** Records a state change; the row is written with the transaction, or not at all. */
  audit(entry: AuditEntry): void {
    const customerId = entry.customerId === undefined ? this.customerId : entry.customerId;
    const chainId = customerId ?? generalChainOf(entry.subject.id);
    const payload = { before: entry.before ?? null, after: entry.after ?? null, reason: this.start.reason };
    this.audits.push({
      id: uuidv7(),
      chainId,
      subject: entry.subject,
      payload: this.seal(payload, customerId),
    });
  }

  /** What is not as it was, once the transaction is committed. */
  changes(): Change[] {
    return this.audits.map(({ subject, chainId }) => ({
      subject: subject.kind,
      id: subject.id,
      customerId: this.chains.get(chainId)?.customerId ?? null,
    }));
  }

  /** Tells the rest of the system, once the transaction is committed, what happened. */
  emit(topic: string, payload: object, customerId = this.customerId): void {
    this.events.push({ id: uuidv7(), customerId, topic, payload: this.seal(payload, customerId) });
  }

  /** Encrypts a personal value with the customer's own key. */
  seal(value: unknown, customerId = this.customerId): Buffer {
    return sealWith(this.keyOf(customerId), value);
  }

  open(sealed: Buffer, customerId = this.customerId): unknown {
    return openWith(this.keyOf(customerId), sealed);
  }

  private keyOf(customerId: string | null): Buffer {
    if (!customerId) return this.start.keys.generalKey();
    const chain = this.chains.get(customerId);
    if (!chain) throw new Error('this write did not lock that customer');
    return chain.key;
  }
}
