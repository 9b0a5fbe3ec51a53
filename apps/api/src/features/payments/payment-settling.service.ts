import { Inject, Injectable } from '@nestjs/common';
import { Problem } from '@ur-desk/domain/kernel';
import { postingsForCapture } from '@ur-desk/domain/ledger';
import { type PaymentLinkView } from '@ur-desk/domain/payment-links';
import { isOpen, type PaymentVerdict, type PaymentView } from '@ur-desk/domain/payments';
import { CONFIG, type Config } from '../../platform/config/config';
import { type Actor, type CallContext, systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { LedgerService } from '../ledger/ledger.service';
import { paymentLinkToken } from './payment-link-token';
import { openLink, paymentLinkById } from '../payment-links/payment-link.queries';
import { paymentLinkView } from '../payment-links/payment-link.view';
import { blockRefusedMethod } from '../payment-blocks/decline-watch.queries';
import { keepMethod } from './kept-method';
import { WalletHolds } from '../ledger/wallet-hold.service';
import { paymentById } from './payment.queries';
import { mayWrite, writeVerdict } from './payment.settlement';
import { TopUpBonuses } from './top-up-bonus.service';

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

/** What the customer is written about a link. */
export const linkReadyEvent = ({
  customerId,
  id,
  reference,
  amount,
  purpose,
  url,
  expiresAt,
}: PaymentLinkView) => ({
  customerId,
  paymentId: id,
  reference,
  amount,
  purpose,
  url,
  expiresAt,
});

/** Writes what a provider said about a payment, and with it what follows for the ledger; each once (L9, P2). */
@Injectable()
export class PaymentSettling {
  constructor(
    private readonly db: Db,
    private readonly ledger: LedgerService,
    @Inject(CONFIG) private readonly config: Config,
    private readonly holds: WalletHolds,
    private readonly bonuses: TopUpBonuses,
  ) {}

  /** The payment as it stands then; a settled one stays as it is. */
  async settle(ctx: CallContext, order: Settlement): Promise<PaymentView> {
    const command = { action: 'payment.settle' as const, customerId: order.customerId };
    try {
      return await this.db.write(systemContext(ctx), command, (tx) => this.settleIn(tx, ctx, order));
    } catch (error) {
      if (error instanceof AlreadySettled) return error.payment;
      throw error;
    }
  }

  /** The same inside a write of somebody else's. Throws `wrong_state` when the payment has its end. */
  async settleWithin(tx: Tx, actor: Actor, order: Settlement): Promise<PaymentView> {
    try {
      return await this.settleIn(tx, { actor }, order);
    } catch (error) {
      if (!(error instanceof AlreadySettled)) throw error;
      throw new Problem('wrong_state', { state: error.payment.state });
    }
  }

  /**
   * Money that came in without a provider's word: the payment was written as captured in this transaction, and its money arrives
   * like that of any other.
   */
  async bookRecorded(tx: Tx, payment: PaymentView, actor: Actor): Promise<void> {
    await this.bookCapture(tx, payment, actor);
    tx.audit({ subject: { kind: 'payment', id: payment.id }, after: payment });
    tx.emit('payment.settled', settledEvent(payment));
  }

  private async settleIn(
    tx: Tx,
    { actor }: Pick<CallContext, 'actor'>,
    { paymentId, verdict, asked }: Settlement,
  ): Promise<PaymentView> {
    const before = await paymentById(tx.em, paymentId);
    if (!mayWrite(before, verdict)) throw new AlreadySettled(before);
    await writeVerdict(tx.em, { payment: before, verdict, asked }, tx.now);
    if (verdict.state === 'captured') {
      await this.bookCapture(tx, before, actor);
      await keepMethod(tx, before, verdict.savedMethod);
    }
    if (verdict.state === 'requiresAction') await this.openLink(tx, before, verdict);
    const after = await paymentById(tx.em, paymentId);
    tx.audit({ subject: { kind: 'payment', id: paymentId }, before, after });
    if (after.state === 'failed') await blockRefusedMethod(tx, after);
    if (after.state === 'failed' || after.state === 'expired') await this.bonuses.release(tx, after);
    if (!isOpen(after.state)) tx.emit('payment.settled', settledEvent(after));
    return after;
  }

  /** The address at which the provider waits for the customer; sent to him, when that was asked for. */
  private async openLink(
    tx: Tx,
    { id: paymentId, customerId, state }: PaymentView,
    { actionUrl: providerUrl, expiresAt }: Extract<PaymentVerdict, { state: 'requiresAction' }>,
  ): Promise<void> {
    const token = paymentLinkToken(this.config.paymentLinkSecret, paymentId);
    await openLink(tx.em, { customerId, paymentId, token, providerUrl, expiresAt, now: tx.now });
    if (state === 'requiresAction') return;
    const row = await paymentLinkById(tx.em, paymentId);
    const link = paymentLinkView(row, this.config.origin);
    tx.audit({ subject: { kind: 'paymentLink', id: paymentId }, after: link });
    if (row.send_by_email) tx.emit('paymentLink.ready', linkReadyEvent(link));
  }

  /**
   * The money of a captured payment arrives in the wallet: for a renewal it is held there until the renewal takes it, so that
   * nothing else spends it first; with a top-up comes what promotions give, last, because that is shared by many; the customer is told so.
   */
  private async bookCapture(tx: Tx, payment: PaymentView, actor: Actor): Promise<void> {
    const { id, customerId, provider, reference, amount, purpose, purposeId } = payment;
    const cause = { kind: 'payment', id, reference } as const;
    const drafts = postingsForCapture({ cause, amount, provider });
    await this.ledger.post(tx, { customerId, actor }, drafts);
    if (purpose === 'renewal') await this.holds.hold(tx, { customerId, purposeId }, amount);
    if (purpose !== 'topUp') return;
    await this.bonuses.give(tx, payment, actor);
    const { balance } = await this.ledger.balances(tx.em, customerId);
    tx.emit('topUp.captured', { customerId, topUpId: purposeId, paymentId: id, reference, amount, balance });
  }
}
