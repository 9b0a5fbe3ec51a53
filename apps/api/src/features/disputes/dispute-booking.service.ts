import { Injectable } from '@nestjs/common';
import {
  chargebackChanges,
  DISPUTE_REASON,
  disputeStateAfter,
  type DisputeView,
  isDisputeEnded,
  type DisputeBooks,
  nextDisputeCheck,
  owedForDispute,
  postingsForCollecting,
  postingsForDispute,
} from '@ur-desk/domain/disputes';
import { type Instant } from '@ur-desk/domain/kernel';
import { type OutsideProviderName, type ProviderDispute } from '@ur-desk/domain/payments';
import { type EntityManager } from 'typeorm';
import { type CallContext, SYSTEM_ACTOR, systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { LedgerService } from '../ledger/ledger.service';
import { lotsOfPayment } from '../ledger/payment-lots.queries';
import { standingTransfers } from '../ledger/undo.queries';
import { TopUpBonusReturns } from '../refunds/top-up-bonus.service';
import {
  disputeById,
  disputeOfProvider,
  disputeRow,
  disputesWithMoneyTaken,
  insertDispute,
  type SaidNow,
  updateDispute,
} from './dispute.queries';
import { type DisputeRow } from './dispute.view';

/** What a provider said when it was asked. */
export interface Said {
  customerId: string;
  paymentId: string;
  provider: OutsideProviderName;
  dispute: ProviderDispute;
  /** Before the question went out. */
  askedAt: Instant;
}

/** A newer word of the provider stands already. */
export class StaleWord extends Error {}

/** Writes what a provider says of a dispute, with all that follows from it in the ledger (rules 2, 7). */
@Injectable()
export class DisputeBooking {
  constructor(
    private readonly db: Db,
    private readonly ledger: LedgerService,
    private readonly bonuses: TopUpBonusReturns,
  ) {}

  /**
   * Writes it down under the customer's lock. A word that was asked for before the one that stands is not written: so however
   * events are shuffled and repeated, what stands was asked for after the last of them (P5). Throws `StaleWord`.
   */
  async settle(ctx: CallContext, said: Said): Promise<DisputeView> {
    const command = { action: 'dispute.settle' as const, customerId: said.customerId };
    return this.db.write(systemContext(ctx), command, (tx) => this.settleIn(tx, said));
  }

  private async settleIn(tx: Tx, { dispute, askedAt, ...of }: Said): Promise<DisputeView> {
    const known = await disputeOfProvider(tx.em, { ...of, reference: dispute.disputeReference });
    const row = known === null ? null : await disputeRow(tx.em, known);
    if (row && askedAt <= row.asked_at.toISOString()) throw new StaleWord();
    const before = row && (await disputeById(tx.em, row.id));
    const id = row?.id ?? tx.newId();
    const now = saidNow(row, dispute, { askedAt, now: tx.now });
    if (row) await updateDispute(tx.em, { customerId: of.customerId, id }, now);
    else await insertDispute(tx.em, { ...of, id }, now);
    await this.post(tx, await disputeRow(tx.em, id), dispute);
    const after = await disputeById(tx.em, id);
    tx.audit({ subject: { kind: 'dispute', id }, before, after });
    this.tell(tx, before, after);
    return after;
  }

  /**
   * What the customer owes for disputes that began since then, in minor units, because his wallet could not cover their
   * chargebacks. Inside a write that locked the customer.
   */
  async owedSince(em: EntityManager, customerId: string, since: Instant): Promise<number> {
    const rows = await disputesWithMoneyTaken(em, customerId, since);
    const owed = await Promise.all(
      rows.map(async ({ id }) => {
        const { transfers } = await standingTransfers(em, { customerId, causeId: id });
        return owedForDispute({ standing: transfers });
      }),
    );
    return owed.reduce((sum, one) => sum + one, 0);
  }

  /** Takes it from the wallet as far as that reaches by now, the oldest dispute first (decision 0476). */
  async collectSince(tx: Tx, customerId: string, since: Instant): Promise<void> {
    for (const row of await disputesWithMoneyTaken(tx.em, customerId, since)) {
      const drafts = postingsForCollecting(await this.booksOf(tx.em, row));
      if (drafts.length > 0) await this.ledger.post(tx, { customerId, actor: SYSTEM_ACTOR }, drafts);
    }
  }

  private async post(tx: Tx, row: DisputeRow, said: ProviderDispute): Promise<void> {
    const books = await this.booksOf(tx.em, row);
    if (chargebackChanges(books, said)) await this.settleBonus(tx, row, books);
    // What the bonus left of the wallet, or put into it, is what the chargeback finds.
    const drafts = postingsForDispute(await this.booksOf(tx.em, row), said);
    await this.ledger.post(tx, { customerId: row.customer_id, actor: SYSTEM_ACTOR }, drafts);
  }

  /** The bonus that a top-up brought follows the share of it that is gone, before the chargeback (docs/decisions/0506). */
  private async settleBonus(tx: Tx, row: DisputeRow, { cause, rounds: round }: DisputeBooks): Promise<void> {
    const of = { customerId: row.customer_id, paymentId: row.payment_id, actor: SYSTEM_ACTOR };
    const back = { ...of, cause, round, reason: DISPUTE_REASON };
    await this.bonuses.giveBack(tx, back);
    await this.bonuses.takeBack(tx, back);
  }

  private async booksOf(em: EntityManager, row: DisputeRow): Promise<DisputeBooks> {
    const { id, reference, provider, customer_id: customerId, payment_id: paymentId } = row;
    const cause = { kind: 'dispute', id, reference } as const;
    const { transfers, rounds } = await standingTransfers(em, { customerId, causeId: id });
    const { available } = await this.ledger.balances(em, customerId);
    const lotIds = await lotsOfPayment(em, { customerId, paymentId });
    return { cause, provider, standing: transfers, rounds, walletAvailable: available, lotIds };
  }

  private tell(tx: Tx, before: DisputeView | null, after: DisputeView): void {
    const { customerId, id: disputeId, reference, amount, state } = after;
    const of = { customerId, disputeId, reference, amount, state };
    if (!before) tx.emit('dispute.opened', of);
    else if (isDisputeEnded(state) && before.state !== state) tx.emit('dispute.ended', of);
  }
}

/** What is written of the provider's word, beside what was there. */
function saidNow(
  row: DisputeRow | null,
  said: ProviderDispute,
  about: { askedAt: Instant; now: Instant },
): SaidNow {
  const state = disputeStateAfter(said, { accepted: row?.answer_kind === 'accept' });
  const sending = row?.answer_sending === true && said.state === 'needsResponse';
  const attempts = sending ? row.attempts + 1 : 0;
  const sendingSince = sending ? (row.answered_at?.toISOString() ?? null) : null;
  const facts = { state, evidenceDueAt: said.evidenceDueAt, sendingSince, attempts };
  return { said, state, ...about, nextCheckAt: nextDisputeCheck(facts, about.now), attempts };
}
