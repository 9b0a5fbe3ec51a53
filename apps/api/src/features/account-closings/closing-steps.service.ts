import { Injectable } from '@nestjs/common';
import {
  ACCOUNT_CLOSED,
  type AccountClosingView,
  type ClosingPart,
  type ClosingPayOut,
  nextOfClosing,
} from '@ur-desk/domain/account-closings';
import { type CustomerStatus } from '@ur-desk/domain/customer-status';
import { money } from '@ur-desk/domain/kernel';
import { postingsForClosingPayout, postingsForExpiry } from '@ur-desk/domain/ledger';
import { decideApprovedRefund, paidByHand } from '@ur-desk/domain/refunds';
import { type Actor } from '../../platform/db/call-context';
import { type Tx } from '../../platform/db/tx';
import { DisputeBooking } from '../disputes/dispute-booking.service';
import { LedgerService } from '../ledger/ledger.service';
import { LineOrders } from '../lines/line-orders.service';
import { restStock } from '../numbers/stock-use.queries';
import { RefundBooking } from '../refunds/refund-booking.service';
import { refundFacts } from '../refunds/refund-facts.queries';
import { RefundSources } from '../refunds/refund-sources.service';
import { revokeSubscription } from '../subscriptions/revocation.queries';
import {
  changeRest,
  closingById,
  moveClosing,
  openLots,
  restPaid,
  retireLines,
  setStatus,
} from './account-closing.queries';
import { closingFacts, closingMoney } from './closing-facts.queries';

/**
 * What closing an account does, step by step, inside a write that locked the customer. First the money goes back; what cannot be taken
 * back (gifts, plans, lines) comes last, when nothing is left.
 */
@Injectable()
export class ClosingSteps {
  constructor(
    private readonly ledger: LedgerService,
    private readonly booking: RefundBooking,
    private readonly sources: RefundSources,
    private readonly disputes: DisputeBooking,
    private readonly lineOrders: LineOrders,
  ) {}

  /** Orders what is free, or closes the account when nothing is left. Gives false when there was nothing to do. */
  async proceed(tx: Tx, closing: AccountClosingView, actor: Actor): Promise<boolean> {
    const { customerId } = closing;
    const collected = await this.collectChargebacks(tx, closing);
    const { money: facts } = await closingMoney(tx.em, customerId, this.at(tx));
    const next = nextOfClosing(facts);
    switch (next.step) {
      case 'wait':
        return collected;
      case 'order':
        await this.order(tx, closing, { ...next, actor });
        return true;
      case 'finish':
        await this.finish(tx, closing, actor);
        return true;
    }
  }

  /**
   * What a provider took back while the account was being closed is not paid out as well (decision 0476): it is taken from what is
   * free, then from the rest that finance has not paid yet. Gives whether there was something to take.
   */
  async collectChargebacks(tx: Tx, closing: AccountClosingView): Promise<boolean> {
    const { customerId, createdAt, rest } = closing;
    const owed = await this.disputes.owedSince(tx.em, customerId, createdAt);
    if (owed === 0) return false;
    const { available } = await this.ledger.balances(tx.em, customerId);
    const fromRest = money(
      Math.min(rest.owed.amount, Math.max(0, owed - available.amount)),
      available.currency,
    );
    if (available.amount + fromRest.amount === 0) return false;
    if (fromRest.amount > 0) {
      await this.ledger.free(tx, customerId, fromRest);
      await changeRest(tx.em, closing, -fromRest.amount);
    }
    await this.disputes.collectSince(tx, customerId, createdAt);
    return true;
  }

  /** The account is being closed from now on, or is active again. */
  async setStatus(
    tx: Tx,
    customerId: string,
    to: { from: CustomerStatus; status: CustomerStatus },
  ): Promise<void> {
    await setStatus(tx.em, customerId, { status: to.status, now: tx.now });
    const subject = { kind: 'customer' as const, id: customerId };
    tx.audit({ subject, before: { status: to.from }, after: { status: to.status } });
  }

  /** The rest leaves the wallet by hand, lot by lot, once. */
  async payRest(
    tx: Tx,
    closing: AccountClosingView,
    by: { actor: Actor; bankReference: string },
  ): Promise<void> {
    const { customerId, id, reference, rest } = closing;
    await this.ledger.free(tx, customerId, rest.owed);
    let due = rest.owed.amount;
    const drafts = (await openLots(tx.em, customerId, 'paid')).flatMap((lot) => {
      const amountMinor = Math.min(due, lot.remaining);
      due -= amountMinor;
      if (amountMinor === 0) return [];
      return postingsForClosingPayout({
        cause: { kind: 'accountClosing', id, reference },
        amount: money(amountMinor, rest.owed.currency),
        reason: ACCOUNT_CLOSED,
        lot: { id: lot.id, remainingMinor: lot.remaining },
      });
    });
    await this.ledger.post(tx, { customerId, actor: by.actor }, drafts);
    await restPaid(tx.em, closing, by.bankReference);
  }

  private async order(
    tx: Tx,
    closing: AccountClosingView,
    { parts, rest, actor }: ClosingPayOut & { actor: Actor },
  ): Promise<void> {
    // Money that reached a closed account: its closing goes on.
    if (closing.state === 'done') await moveClosing(tx.em, closing, 'paying', tx.now);
    for (const part of parts) await this.refund(tx, closing, { part, actor });
    if (rest.amount > 0) {
      await this.ledger.setAside(tx, closing.customerId, rest);
      await changeRest(tx.em, closing, rest.amount);
    }
    const after = await closingById(tx.em, closing.id);
    tx.audit({ subject: { kind: 'accountClosing', id: closing.id }, before: closing, after });
  }

  /** An ordinary refund to its source: reserved, set aside, told to its provider after the commit (decision 0408). */
  private async refund(
    tx: Tx,
    closing: AccountClosingView,
    { part, actor }: { part: ClosingPart; actor: Actor },
  ): Promise<void> {
    const known = await refundFacts(tx.em, part.paymentId, this.at(tx));
    const facts = part.byHand === null ? known : paidByHand(known);
    const input = {
      amount: part.amount,
      destination: 'source',
      reasonCode: ACCOUNT_CLOSED,
      planEffect: 'keep',
    } as const;
    const refund = await this.booking.book(tx, {
      facts,
      decision: decideApprovedRefund(facts, input, tx.now),
      reasonCode: ACCOUNT_CLOSED,
      comment: null,
      overrideReason: null,
      replaces: null,
      renewal: null,
      closingId: closing.id,
      actor,
    });
    if (part.byHand === null) tx.emit('refund.approved', { refundId: refund.id });
  }

  private async finish(tx: Tx, closing: AccountClosingView, actor: Actor): Promise<void> {
    const { customerId, id } = closing;
    const { customer, plans } = await closingFacts(tx.em, customerId, this.at(tx));
    await this.takeBackGifts(tx, customerId, actor);
    for (const plan of plans) {
      const cause = { kind: 'accountClosing', id } as const;
      await revokeSubscription(tx.em, { customerId, subscriptionId: plan.id, cause, now: tx.now });
    }
    const retired = await retireLines(tx.em, customerId, tx.now);
    await restStock(
      tx.em,
      retired.map((line) => line.id),
      tx.now,
    );
    for (const line of retired) {
      const subject = { kind: 'line' as const, id: line.id };
      tx.audit({ subject, before: { state: line.state }, after: { state: 'retired' } });
      await this.lineOrders.retire(tx, { customerId, lineId: line.id });
    }
    if (closing.state !== 'done') await moveClosing(tx.em, closing, 'done', tx.now);
    await this.setStatus(tx, customerId, { from: customer.status, status: 'closed' });
    const after = await closingById(tx.em, id);
    tx.audit({ subject: { kind: 'accountClosing', id }, before: closing, after });
  }

  /** What is left of what we gave goes back to where it came from. */
  private async takeBackGifts(tx: Tx, customerId: string, actor: Actor): Promise<void> {
    const lots = await openLots(tx.em, customerId, 'granted');
    const drafts = lots.flatMap((lot) =>
      postingsForExpiry({
        cause: { kind: lot.cause_kind, id: lot.cause_id, reference: lot.cause_reference },
        amount: money(lot.remaining, lot.currency),
        lot: { id: lot.id, grantedBy: lot.granted_by, remainingMinor: lot.remaining },
      }),
    );
    if (drafts.length > 0) await this.ledger.post(tx, { customerId, actor }, drafts);
  }

  private at(tx: Tx) {
    return { now: tx.now, sourceOf: this.sources.of };
  }
}
