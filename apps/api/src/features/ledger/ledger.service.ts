import { Injectable } from '@nestjs/common';
import { isInstant, type Money, Problem } from '@ur-desk/domain/kernel';
import {
  type Accounts,
  type AccountView,
  type TransferCause,
  postingsForReversal,
  refuseUndo,
  type TransferDraft,
  type TransferView,
  type WalletBalance,
  type WalletEntryView,
  type WalletLotView,
  type WalletView,
} from '@ur-desk/domain/ledger';
import { type EntityManager } from 'typeorm';
import { type Actor } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type ListPage, type ListQuery, type ListSpec, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { accountList, transferList, walletEntryList, walletList, walletLotList } from './ledger.list';
import { postTransfers, transferId } from './ledger.posting';
import { transferById, walletAsOf, walletOf } from './ledger.queries';
import { freeAside, setAside } from './set-aside.queries';
import { undoableOf } from './undo.queries';
import {
  type AccountRow,
  accountView,
  type TransferRow,
  transferView,
  type WalletEntryRow,
  walletEntryView,
  walletRowView,
  walletView,
} from './ledger.view';
import { type WalletLotRow, walletLotView } from './wallet-lot.view';

/** What a statement says of a reversal that somebody asked for with one click. */
const UNDO_REASON = 'undone';

/** The only writer of transfers and accounts (rules 2), and their reader. */
@Injectable()
export class LedgerService {
  constructor(private readonly db: Db) {}

  /**
   * Posts transfers of one customer inside a write that locked this customer: make them with the `postingsFor…` functions.
   * One statement. Returns the touched accounts as they are now.
   * Throws `balance_too_low { available, needed }` and `currency_mismatch { currency }`; nothing is posted then.
   */
  async post(
    tx: Tx,
    by: { customerId: string; actor: Pick<Actor, 'kind' | 'id'> },
    transfers: readonly TransferDraft[],
  ): Promise<Accounts> {
    return postTransfers(tx.em, { ...by, now: tx.now }, transfers);
  }

  /** The id of the first lot that a transfer to the wallet made: a debit can name it, so that it is taken before all others. */
  lotMadeBy(cause: TransferCause, leg: string): string {
    return transferId({ cause, leg });
  }

  /**
   * Sets money of the wallet aside until it is known whether it leaves (rules 2, L7); the customer's row must be locked.
   * Throws `balance_too_low`.
   */
  async setAside(tx: Tx, customerId: string, amount: Money): Promise<void> {
    await setAside(tx.em, customerId, amount);
  }

  /** Frees what was set aside, so that it can be spent or moved on. */
  async free(tx: Tx, customerId: string, amount: Money): Promise<void> {
    await freeAside(tx.em, customerId, amount);
  }

  /**
   * Takes back, once (L8), what a cause of one's own moved last, by a transfer that names the one it reverses. What the cause
   * did beside moving money is its feature's. Throws what `refuseUndo` throws, and `balance_too_low` when it was spent.
   */
  async takeBack(
    tx: Tx,
    of: { customerId: string; causeId: string; actor: Actor },
    about: { approved: boolean; final: boolean },
  ): Promise<void> {
    const { transfer, facts } = await undoableOf(tx.em, of);
    refuseUndo({ ...facts, ...about }, of.actor, tx.now);
    await this.post(tx, of, postingsForReversal(transfer, UNDO_REASON));
  }

  /** The customer's wallet now. Throws `not_found`. */
  async balances(em: EntityManager, customerId: string): Promise<WalletBalance> {
    return walletOf(em, customerId);
  }

  /** The wallet now, or as it was `at` a past instant. Throws `not_found`, `malformed_query`. */
  async wallet(customerId: string, at: unknown): Promise<WalletView> {
    if (at === undefined)
      return walletView(customerId, await this.db.read((em) => walletOf(em, customerId)), null);
    if (!isInstant(at)) throw new Problem('malformed_query', { parameter: 'at' });
    return walletView(customerId, await this.db.read((em) => walletAsOf(em, customerId, at)), at);
  }

  /** The wallet's statement. Throws `not_found` for an unknown customer. */
  async listEntries(customerId: string, query: ListQuery): Promise<ListPage<WalletEntryView>> {
    return mapPage(await this.ownList<WalletEntryRow>(customerId, walletEntryList, query), walletEntryView);
  }

  /** The wallet's lots. Throws `not_found` for an unknown customer. */
  async listLots(customerId: string, query: ListQuery): Promise<ListPage<WalletLotView>> {
    return mapPage(await this.ownList<WalletLotRow>(customerId, walletLotList, query), walletLotView);
  }

  private async ownList<Row extends object>(
    customerId: string,
    list: ListSpec,
    query: ListQuery,
  ): Promise<ListPage<Row>> {
    const own = { field: 'customerId', operator: 'eq', value: customerId } as const;
    const narrowed = { ...query, conditions: [...query.conditions, own] };
    return this.db.read(async (em) => {
      const page = await runList<Row>(em, list, narrowed);
      if (page.rows.length === 0) await walletOf(em, customerId);
      return page;
    });
  }

  async listWallets(query: ListQuery): Promise<ListPage<WalletView>> {
    return mapPage(await this.db.read((em) => runList<AccountRow>(em, walletList, query)), walletRowView);
  }

  async listAccounts(query: ListQuery): Promise<ListPage<AccountView>> {
    return mapPage(await this.db.read((em) => runList<AccountRow>(em, accountList, query)), accountView);
  }

  async listTransfers(query: ListQuery): Promise<ListPage<TransferView>> {
    return mapPage(await this.db.read((em) => runList<TransferRow>(em, transferList, query)), transferView);
  }

  /** Throws `not_found`. */
  async transfer(transferId: string): Promise<TransferView> {
    return this.db.read((em) => transferById(em, transferId));
  }
}
