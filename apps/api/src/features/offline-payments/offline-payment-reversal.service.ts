import { Injectable } from '@nestjs/common';
import {
  decideOfflineReversal,
  type OfflinePaymentView,
  type OfflineReversalDecision,
  type ReverseOfflinePaymentInput,
} from '@ur-desk/domain/offline-payments';
import { money, Problem } from '@ur-desk/domain/kernel';
import { postingsForReversal } from '@ur-desk/domain/ledger';
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
import { LedgerService } from '../ledger/ledger.service';
import { standingTransfers } from '../ledger/undo.queries';
import { reserveRefund } from '../payments/payment.queries';
import { refundFacts } from '../refunds/refund-facts.queries';
import { OfflinePaymentReader } from './offline-payment-reader.service';
import { customerOfOfflinePayment, moveOfflinePayment, nameReversal } from './offline-payment.queries';

type Command = ReverseOfflinePaymentInput;
type Order = ApprovalOrder<Command>;

/** What a statement says of money that was recorded by mistake: a reason of the catalogue. */
const REVERSAL_REASON = 'bookedByMistake';

/** Takes a mistaken record back, once, as far as its money is unspent; one person asks, another one decides (decision 0453). */
@Injectable()
export class OfflinePaymentReversal implements ApprovalHandler<Command> {
  private readonly requests: Requests<Command>;

  constructor(
    approvals: ApprovalRequests,
    private readonly db: Db,
    private readonly ledger: LedgerService,
    private readonly reader: OfflinePaymentReader,
  ) {
    this.requests = approvals.define<Command>('offlinePaymentReversal', this);
  }

  /** Throws `not_found`, `offline_reversal_waits` and what `decideOfflineReversal` throws. */
  async ask(id: string, input: Command, ctx: CallContext): Promise<OfflinePaymentView> {
    const customerId = await this.db.read((em) => customerOfOfflinePayment(em, id));
    const command = { action: 'offlinePayment.reverse' as const, customerId, reason: input.reason };
    return this.db.write(ctx, { ...command, replay: this.reader.asItStands }, async (tx) => {
      const record = await this.reader.within(tx, id);
      const waiting = record.state === 'recorded' ? await openApprovalAbout(tx.em, id, tx.now) : null;
      if (waiting) throw new Problem('offline_reversal_waits', { reference: waiting });
      const subject = { kind: 'offlinePayment' as const, id, reference: record.reference };
      const about = { customerId, subject, command: input, why: [], reasonCode: null };
      const request = await this.requests.ask(tx, { ...about, comment: input.reason }, ctx.actor);
      const sealedReason = tx.seal(input.reason);
      await nameReversal(tx.em, { customerId, id }, { approvalId: request.id, sealedReason });
      return this.reader.within(tx, id);
    });
  }

  async preview(tx: Tx, { subject }: Order): Promise<ApprovalPreview> {
    const { changes } = await this.decide(tx, await this.reader.within(tx, subject.id));
    return { changes };
  }

  async carryOut(tx: Tx, { subject, requestedBy }: Order): Promise<void> {
    const before = await this.reader.within(tx, subject.id);
    const { customerId, id } = before;
    const { amount } = await this.decide(tx, before);
    const of = { customerId, paymentId: paymentIdOf(before) };
    const { transfers } = await standingTransfers(tx.em, { customerId, causeId: of.paymentId });
    const capture = transfers.find(({ kind }) => kind === 'capture');
    if (!capture) throw new Problem('wrong_state', { state: before.state });
    const drafts = postingsForReversal({ ...capture, amount }, REVERSAL_REASON);
    await this.ledger.post(tx, { customerId, actor: requestedBy }, drafts);
    // What was taken back cannot be refunded: it counts like a refund (P1).
    await reserveRefund(tx.em, of, { amount, rest: amount });
    const changes = { reversed_amount: amount.amount, reversed_at: tx.now };
    await moveOfflinePayment(tx.em, { customerId, id }, { to: 'reversed', ...changes });
    const after = await this.reader.within(tx, id);
    tx.audit({ subject: { kind: 'offlinePayment', id }, customerId, before, after });
  }

  async drop(): Promise<void> {
    // The record stays as it is: nothing was reserved for the request.
  }

  private async decide(tx: Tx, record: OfflinePaymentView): Promise<OfflineReversalDecision> {
    const { state, amount } = record;
    if (record.payment === null) throw new Problem('wrong_state', { state });
    const about = { now: tx.now, sourceOf: () => 'off' as const };
    const { payment, customer, walletBalance } = await refundFacts(tx.em, record.payment.id, about);
    return decideOfflineReversal({
      customerStatus: customer.status,
      state,
      amount,
      balance: walletBalance,
      unspent: money(payment.inWallet.amount, amount.currency),
    });
  }
}

function paymentIdOf({ payment, state }: OfflinePaymentView): string {
  if (payment === null) throw new Problem('wrong_state', { state });
  return payment.id;
}
