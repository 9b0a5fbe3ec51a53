import { Injectable } from '@nestjs/common';
import { type ApprovalView, type DroppedState } from '@ur-desk/domain/approvals';
import {
  decideOfflineRecord,
  type OfflinePaymentView,
  type OfflineRecordDecision,
} from '@ur-desk/domain/offline-payments';
import { type LimitFacts } from '@ur-desk/domain/limits';
import { type Actor } from '../../platform/db/call-context';
import { type Tx } from '../../platform/db/tx';
import {
  type ApprovalHandler,
  type ApprovalOrder,
  type ApprovalPreview,
  ApprovalRequests,
  type Requests,
} from '../approvals/approval-requests.service';
import { walletOf } from '../ledger/ledger.queries';
import { TopUpService } from '../payments/top-up.service';
import { OfflinePaymentReader } from './offline-payment-reader.service';
import { moveOfflinePayment, offlineCustomer } from './offline-payment.queries';

/** What a request to record money holds: nothing but the record itself, which keeps what was written down. */
type Nothing = Record<string, never>;
type Order = ApprovalOrder<Nothing>;

/** Makes a record the payment that it is: at once, or when somebody else has approved it. */
@Injectable()
export class OfflinePaymentApproval implements ApprovalHandler<Nothing> {
  private readonly requests: Requests<Nothing>;

  constructor(
    approvals: ApprovalRequests,
    private readonly topUps: TopUpService,
    private readonly reader: OfflinePaymentReader,
  ) {
    this.requests = approvals.define<Nothing>('offlinePayment', this);
  }

  /** What recording it does now. Throws what `decideOfflineRecord` throws. */
  async decide(
    tx: Tx,
    record: OfflinePaymentView,
    limits: readonly LimitFacts[],
  ): Promise<OfflineRecordDecision> {
    const { customerId, state, amount, evidenceFiles } = record;
    const customer = await offlineCustomer(tx.em, customerId, tx.now);
    const { balance } = await walletOf(tx.em, customerId);
    return decideOfflineRecord({ customer, state, amount, balance, evidenceFiles, limits });
  }

  /** The money is a captured payment, and in the wallet; once, because the record can go there once. */
  async record(tx: Tx, before: OfflinePaymentView, actor: Actor): Promise<OfflinePaymentView> {
    const { id, customerId, amount, bankReference } = before;
    const { payment } = await this.topUps.recordOffline(tx, { customerId, amount, bankReference }, actor);
    const changes = { payment_id: payment.id, recorded_at: tx.now };
    await moveOfflinePayment(tx.em, { customerId, id }, { to: 'recorded', ...changes });
    return this.audited(tx, before);
  }

  /** The record waits now. */
  async ask(
    tx: Tx,
    of: { before: OfflinePaymentView; why: OfflineRecordDecision['why'] },
    actor: Actor,
  ): Promise<OfflinePaymentView> {
    const { id, customerId, reference, comment } = of.before;
    const subject = { kind: 'offlinePayment' as const, id, reference };
    const draft = { customerId, subject, command: {}, why: of.why, reasonCode: null, comment };
    const request: ApprovalView = await this.requests.ask(tx, draft, actor);
    await moveOfflinePayment(tx.em, { customerId, id }, { to: 'awaitingApproval', approval_id: request.id });
    return this.audited(tx, of.before);
  }

  async preview(tx: Tx, { subject }: Order): Promise<ApprovalPreview> {
    const { changes } = await this.decide(tx, await this.reader.within(tx, subject.id), []);
    return { changes };
  }

  async carryOut(tx: Tx, { subject, requestedBy }: Order): Promise<void> {
    const record = await this.reader.within(tx, subject.id);
    await this.decide(tx, record, []);
    await this.record(tx, record, requestedBy);
  }

  async drop(tx: Tx, { subject }: Order, how: DroppedState): Promise<void> {
    const before = await this.reader.within(tx, subject.id);
    await moveOfflinePayment(tx.em, before, { to: how });
    await this.audited(tx, before);
  }

  private async audited(tx: Tx, before: OfflinePaymentView): Promise<OfflinePaymentView> {
    const after = await this.reader.within(tx, before.id);
    const subject = { kind: 'offlinePayment' as const, id: before.id };
    tx.audit({ subject, customerId: before.customerId, before, after });
    return after;
  }
}
