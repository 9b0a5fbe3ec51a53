import { type CurrencyCode, Problem } from '@ur-desk/domain/kernel';
import {
  type AccountCode,
  type CauseKind,
  type StandingTransfer,
  type TransferKind,
  type UndoFacts,
} from '@ur-desk/domain/ledger';
import { type EntityManager } from 'typeorm';

interface MovedRow {
  id: string;
  kind: TransferKind;
  debit_code: AccountCode;
  credit_code: AccountCode;
  amount: number;
  currency: CurrencyCode;
  cause_kind: CauseKind;
  cause_id: string;
  cause_reference: string;
  actor_id: string;
  at: Date;
  granted: number;
  undone: boolean;
  followed: boolean;
}

/* What a person did last with a customer's money is the newest of their transfers that was not taken back. */
const MOVED = `SELECT t.id, t.kind, t.debit_code, t.credit_code, t.amount, t.currency, t.cause_kind, t.cause_id, t.cause_reference,
  t.actor_id, t.at,
  (SELECT coalesce(sum(k.amount), 0)::bigint FROM wallet_take k
   JOIN wallet_lot l ON l.customer_id = k.customer_id AND l.id = k.lot_id AND l.kind = 'granted'
   WHERE k.customer_id = t.customer_id AND k.transfer_id = t.id) AS granted,
  EXISTS (SELECT 1 FROM transfer r WHERE r.reverses_id = t.id) AS undone,
  EXISTS (SELECT 1 FROM transfer n WHERE n.customer_id = t.customer_id AND n.seq > t.seq AND n.actor_id = t.actor_id
    AND n.reverses_id IS NULL AND NOT EXISTS (SELECT 1 FROM transfer r WHERE r.reverses_id = n.id)) AS followed
FROM transfer t WHERE t.customer_id = $1 AND t.cause_id = $2 AND t.reverses_id IS NULL ORDER BY t.seq`;

/** The one transfer of a cause, as it can be taken back, with what that is decided upon. */
export interface Undoable {
  transfer: StandingTransfer;
  facts: Pick<UndoFacts, 'actor' | 'at' | 'undone' | 'followed'>;
}

const transferOf = (row: MovedRow): StandingTransfer => ({
  id: row.id,
  kind: row.kind,
  debit: row.debit_code,
  credit: row.credit_code,
  amount: { amount: row.amount, currency: row.currency },
  cause: { kind: row.cause_kind, id: row.cause_id, reference: row.cause_reference },
  grantedMinor: row.granted,
});

/** What a cause moved and nothing has taken back, and how much it ever moved: for who books again what was taken back. */
export async function standingTransfers(
  em: EntityManager,
  of: { customerId: string; causeId: string },
): Promise<{ transfers: StandingTransfer[]; rounds: number }> {
  const rows = await em.query<MovedRow[]>(MOVED, [of.customerId, of.causeId]);
  return { transfers: rows.filter(({ undone }) => !undone).map(transferOf), rounds: rows.length };
}

/** What a cause moved. Throws `undo_not_possible` where that was nothing, or several things. */
export async function undoableOf(
  em: EntityManager,
  of: { customerId: string; causeId: string },
): Promise<Undoable> {
  const rows = await em.query<MovedRow[]>(MOVED, [of.customerId, of.causeId]);
  const [row] = rows;
  if (!row || rows.length > 1) throw new Problem('undo_not_possible');
  return {
    transfer: transferOf(row),
    facts: {
      actor: { id: row.actor_id },
      at: row.at.toISOString(),
      undone: row.undone,
      followed: row.followed,
    },
  };
}
