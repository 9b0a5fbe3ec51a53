import { type CurrencyCode, money } from '@ur-desk/domain/kernel';
import {
  type CauseKind,
  type CauseView,
  type TransferKind,
  type WalletLotKind,
  type WalletLotView,
} from '@ur-desk/domain/ledger';

interface CauseColumns {
  cause_kind: CauseKind;
  cause_id: string;
  cause_reference: string;
}

/** A take as JSON: its instant is text. */
interface TakeJson extends CauseColumns {
  id: string;
  at: string;
  kind: TransferKind;
  amount: number;
}

export interface WalletLotRow extends CauseColumns {
  id: string;
  kind: WalletLotKind;
  at: Date;
  amount: number;
  remaining: number;
  expires_at: Date | null;
  credit_kind: TransferKind;
  currency: CurrencyCode;
  takes: TakeJson[];
}

const causeOf = (row: CauseColumns): CauseView => ({
  kind: row.cause_kind,
  id: row.cause_id,
  reference: row.cause_reference,
});

export const walletLotView = (row: WalletLotRow): WalletLotView => ({
  id: row.id,
  kind: row.kind,
  at: row.at.toISOString(),
  creditKind: row.credit_kind,
  cause: causeOf(row),
  amount: money(row.amount, row.currency),
  remaining: money(row.remaining, row.currency),
  expiresAt: row.expires_at?.toISOString() ?? null,
  takes: row.takes.map((take) => ({
    transferId: take.id,
    at: new Date(take.at).toISOString(),
    kind: take.kind,
    cause: causeOf(take),
    amount: money(take.amount, row.currency),
  })),
});
