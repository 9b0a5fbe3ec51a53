import { Injectable } from '@nestjs/common';
import { type ApprovalView } from '@ur-desk/domain/approvals';
import { addMoney, money, Problem } from '@ur-desk/domain/kernel';
import { decideResolution, type PaymentView, type ResolvePaymentInput } from '@ur-desk/domain/payments';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import {
  type ApprovalHandler,
  type ApprovalOrder,
  type ApprovalPreview,
  ApprovalRequests,
  type Requests,
} from '../approvals/approval-requests.service';
import { openApprovalAbout } from '../approvals/approval.queries';
import { walletOf } from '../ledger/ledger.queries';
import { PaymentSettling } from './payment-settling.service';
import { paymentById } from './payment.queries';

type Order = ApprovalOrder<ResolvePaymentInput>;

/**
 * A payment about which the provider said nothing for a week, or something that cannot be booked: one person looks it up
 * and says how it ended, with evidence; a second one decides (rules 4, X5).
 */
@Injectable()
export class PaymentResolutions implements ApprovalHandler<ResolvePaymentInput> {
  private readonly requests: Requests<ResolvePaymentInput>;

  constructor(
    private readonly db: Db,
    private readonly settling: PaymentSettling,
    approvals: ApprovalRequests,
  ) {
    this.requests = approvals.define<ResolvePaymentInput>('paymentResolution', this);
  }

  /**
   * Asks for a decision. Throws `not_found`, `wrong_state` unless somebody has to look, `payment_resolution_waits`, and
   * `validation_failed` when captured money has no reference.
   */
  async ask(paymentId: string, input: ResolvePaymentInput, ctx: CallContext): Promise<ApprovalView> {
    const { customerId, reference } = await this.db.read((em) => paymentById(em, paymentId));
    const command = { action: 'payment.resolve' as const, customerId, reason: input.evidence };
    return this.db.write(ctx, command, async (tx) => {
      const waiting = await openApprovalAbout(tx.em, paymentId, tx.now);
      if (waiting) throw new Problem('payment_resolution_waits', { reference: waiting });
      const subject = { kind: 'payment' as const, id: paymentId, reference };
      const draft = {
        customerId,
        subject,
        command: input,
        why: [],
        reasonCode: null,
        comment: input.evidence,
      };
      return this.requests.ask(tx, draft, ctx.actor);
    });
  }

  async preview(tx: Tx, { subject, command }: Order): Promise<ApprovalPreview> {
    const payment = await paymentById(tx.em, subject.id);
    decideResolution(payment, command);
    const { state, reviewReason, amount } = payment;
    return { changes: await changesOf(tx, payment, command), basis: { state, reviewReason, amount } };
  }

  async carryOut(tx: Tx, { subject, command, requestedBy }: Order): Promise<void> {
    const payment = await paymentById(tx.em, subject.id);
    const verdict = decideResolution(payment, command);
    const of = { customerId: payment.customerId, paymentId: payment.id };
    await this.settling.settleWithin(tx, requestedBy, { ...of, verdict, asked: false });
  }

  async drop(): Promise<void> {
    // The payment stays the task that it was: nothing was reserved for the request.
  }
}

async function changesOf(
  tx: Tx,
  { customerId, amount }: PaymentView,
  { outcome }: ResolvePaymentInput,
): Promise<ApprovalPreview['changes']> {
  const nothing = { money: money(0, amount.currency) };
  if (outcome === 'failed') return [{ field: 'awaited', before: { money: amount }, after: nothing }];
  const { balance } = await walletOf(tx.em, customerId);
  return [
    { field: 'captured', before: nothing, after: { money: amount } },
    { field: 'balance', before: { money: balance }, after: { money: addMoney(balance, amount) } },
  ];
}
