import { Injectable } from '@nestjs/common';
import { type Accounts, type TransferDraft, type WalletBalance } from '@ur-desk/domain/ledger';
import { type EntityManager } from 'typeorm';
import { type Actor } from '../../platform/db/call-context';
import { type Tx } from '../../platform/db/tx';
import { postTransfers } from './ledger.posting';
import { walletOf } from './ledger.queries';

/** The only writer of transfers and accounts (rules 2). */
@Injectable()
export class LedgerService {
  /**
   * Posts transfers of one customer inside a write that locked this customer: make them with the `postingsFor…` functions.
   * One statement. Returns the touched accounts as they are now.
   * Throws `balance_too_low { available, needed }` and `currency_mismatch { currency }`; nothing is posted then.
   */
  async post(
    tx: Tx,
    by: { customerId: string; actor: Actor },
    transfers: readonly TransferDraft[],
  ): Promise<Accounts> {
    return postTransfers(tx.em, { ...by, now: tx.now }, transfers);
  }

  /** The customer's wallet now. Throws `not_found`. */
  async balances(em: EntityManager, customerId: string): Promise<WalletBalance> {
    return walletOf(em, customerId);
  }
}
