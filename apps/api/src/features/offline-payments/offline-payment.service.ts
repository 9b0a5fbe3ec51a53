import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { makeReference, Problem, REFERENCE_BYTES } from '@ur-desk/domain/kernel';
import {
  type CreateOfflinePaymentInput,
  type OfflinePaymentView,
  refuseOfflineDraft,
} from '@ur-desk/domain/offline-payments';
import { type EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config/config';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { EvidenceSubjects } from '../evidence/evidence-subjects.service';
import { givingBy, givingLimits } from '../limits/giving.queries';
import { OfflinePaymentApproval } from './offline-payment.approval';
import { OfflinePaymentReader } from './offline-payment-reader.service';
import {
  customerOfOfflinePayment,
  insertOfflinePayment,
  moveOfflinePayment,
  offlineDraftFacts,
  offlinePaymentRow,
} from './offline-payment.queries';

/**
 * Money that reached the operator outside of the providers: written down, proved by files, then recorded as a payment; above
 * the limit per action by two people (decision 0453).
 */
@Injectable()
export class OfflinePaymentService {
  constructor(
    private readonly db: Db,
    private readonly reader: OfflinePaymentReader,
    private readonly approval: OfflinePaymentApproval,
    subjects: EvidenceSubjects,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    subjects.define('offlinePayment', { customerOf: customerOfOfflinePayment, refuseChange });
  }

  /**
   * Writes down what came in; no money moves yet. Throws what `refuseOfflineDraft` throws, also when somebody else wrote the
   * same money down at the same time.
   */
  async create(input: CreateOfflinePaymentInput, ctx: CallContext): Promise<OfflinePaymentView> {
    const { customerId } = input;
    await this.refuseUnknown(customerId);
    const command = { action: 'offlinePayment.create' as const, customerId, replay: this.reader.asItStands };
    const write = () => this.db.write(ctx, command, (tx) => this.draft(tx, input, ctx));
    return write().catch((error: unknown) => {
      // The other one is committed by now, so that the refusal can name it.
      if (error instanceof Problem && error.code === 'already_exists') return write();
      throw error;
    });
  }

  /**
   * Makes the record a captured payment, or a request above the limit of the role. Throws `not_found` and what
   * `decideOfflineRecord` throws.
   */
  async record(id: string, ctx: CallContext): Promise<OfflinePaymentView> {
    const customerId = await this.db.read((em) => customerOfOfflinePayment(em, id));
    const command = { action: 'offlinePayment.record' as const, customerId, replay: this.reader.asItStands };
    return this.db.write(ctx, command, async (tx) => {
      const before = await this.reader.within(tx, id);
      if (before.state !== 'draft') throw new Problem('wrong_state', { state: before.state });
      const by = givingBy(ctx.actor, tx.now, this.config.operatorZone);
      const limits = await givingLimits(tx.em, { customerId, measures: [before.amount.currency] }, by);
      const { why } = await this.approval.decide(tx, before, limits);
      if (why.length > 0) return this.approval.ask(tx, { before, why }, ctx.actor);
      return this.approval.record(tx, before, ctx.actor);
    });
  }

  /** A draft that nobody needs: its bank reference is free again. Throws `not_found`, `wrong_state`. */
  async discard(id: string, ctx: CallContext): Promise<OfflinePaymentView> {
    const customerId = await this.db.read((em) => customerOfOfflinePayment(em, id));
    return this.db.write(ctx, { action: 'offlinePayment.discard', customerId }, async (tx) => {
      const before = await this.reader.within(tx, id);
      if (before.state !== 'draft') throw new Problem('wrong_state', { state: before.state });
      await moveOfflinePayment(tx.em, { customerId, id }, { to: 'cancelled' });
      const after = await this.reader.within(tx, id);
      tx.audit({ subject: { kind: 'offlinePayment', id }, before, after });
      return after;
    });
  }

  private async draft(
    tx: Tx,
    input: CreateOfflinePaymentInput,
    { actor }: CallContext,
  ): Promise<OfflinePaymentView> {
    const about = { now: tx.now, zone: this.config.operatorZone };
    refuseOfflineDraft(await offlineDraftFacts(tx.em, input, about), input);
    const id = tx.newId();
    const reference = makeReference('offlinePayment', randomBytes(REFERENCE_BYTES));
    const sealedComment = input.comment === undefined ? null : tx.seal(input.comment);
    await insertOfflinePayment(tx.em, { id, reference, input, sealedComment, actor, now: tx.now });
    const after = await this.reader.within(tx, id);
    tx.audit({ subject: { kind: 'offlinePayment', id }, after });
    return after;
  }

  private async refuseUnknown(customerId: string): Promise<void> {
    const sql = 'SELECT 1 FROM customer WHERE id = $1';
    const known = await this.db.read((em) => em.query<unknown[]>(sql, [customerId]));
    if (known.length === 0)
      throw new Problem('validation_failed', {}, [{ field: 'customerId', code: 'not_known' }]);
  }
}

/** What proves a record is fixed when it is recorded or asked for. */
async function refuseChange(em: EntityManager, id: string): Promise<void> {
  const { state } = await offlinePaymentRow(em, id);
  if (state !== 'draft') throw new Problem('wrong_state', { state });
}
