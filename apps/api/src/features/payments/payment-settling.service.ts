import { Injectable } from '@nestjs/common';
import { emptyAccount, postingsForCapture, walletBalance } from '@ur-desk/domain/ledger';
import { isOpen, type PaymentVerdict, type PaymentView } from '@ur-desk/domain/payments';
import { type Actor, type CallContext, systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { LedgerService } from '../ledger/ledger.service';
import { paymentById } from './payment.queries';
import { mayWrite, writeVerdict } from './payment.settlement';

/** What is to be written of a payment; `asked`: the provider was asked for it. */
export interface Settlement {
  customerId: string;
  paymentId: string;
  verdict: PaymentVerdict;
  asked: boolean;
}

/** Thrown out of a write that found the payment settled already: nothing to write, nothing to audit. */
class AlreadySettled extends Error {
  constructor(readonly payment: PaymentView) {
    super('already settled');
  }
}

/** What the rest of the system hears when a payment has its answer. */
const settledEvent = (p: PaymentView) => ({
  customerId: p.customerId,
  paymentId: p.id,
  reference: p.reference,
  purpose: p.purpose,
  purposeId: p.purposeId,
  state: p.state,
  declineCode: p.declineCode,
  amount: p.amount,
});

/** Writes what a provider said about a payment, and with it what follows for the ledger; each once (L9, P2). */
@Injectable()
export class PaymentSettling {
  constructor(
    private readonly db: Db,
    private readonly ledger: LedgerService,
  ) {}

  /** The payment as it stands then; a settled one stays as it is. */
  async settle(ctx: CallContext, order: Settlement): Promise<PaymentView> {
    const command = { action: 'payment.settle', customerId: order.customerId };
    try {
      return await this.db.write(systemContext(ctx), command, (tx) => this.settleIn(tx, ctx, order));
    } catch (error) {
      if (error instanceof AlreadySettled) return error.payment;
      throw error;
    }
  }

  private async settleIn(
    tx: Tx,
    { actor }: CallContext,
    { paymentId, verdict, asked }: Settlement,
  ): Promise<PaymentView> {
    const before = await paymentById(tx.em, paymentId);
    if (!mayWrite(before, verdict)) throw new AlreadySettled(before);
    await writeVerdict(tx.em, { payment: before, verdict, asked }, tx.now);
    if (verdict.state === 'captured') await this.bookCapture(tx, before, actor);
    const after = await paymentById(tx.em, paymentId);
    tx.audit({ subject: { kind: 'payment', id: paymentId }, before, after });
    if (!isOpen(after.state)) tx.emit('payment.settled', settledEvent(after));
    return after;
  }

  /** The money of a captured payment arrives in the wallet; for a top-up the customer is told so. */
  private async bookCapture(tx: Tx, payment: PaymentView, actor: Actor): Promise<void> {
    const { id, customerId, provider, reference, amount, purpose, purposeId } = payment;
    const cause = { kind: 'payment', id, reference } as const;
    const drafts = postingsForCapture({ cause, amount, provider });
    const accounts = await this.ledger.post(tx, { customerId, actor }, drafts);
    if (purpose !== 'topUp') return;
    const { balance } = walletBalance(accounts.wallet ?? emptyAccount(), amount.currency);
    tx.emit('topUp.captured', { customerId, topUpId: purposeId, paymentId: id, reference, amount, balance });
  }
}
