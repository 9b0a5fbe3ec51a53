import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  decidePlanEffect,
  type DisputeEffectsInput,
  type DisputeView,
  refuseEvidenceChange,
  type UpdateDisputeInput,
} from '@ur-desk/domain/disputes';
import { Problem } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { EvidenceSubjects } from '../evidence/evidence-subjects.service';
import { refundFacts } from '../refunds/refund-facts.queries';
import { revokeSubscription, takeBackLots } from '../subscriptions/revocation.queries';
import { disputeList } from './dispute.list';
import { customerOfDispute, disputeById, disputeRow, saveEffects, saveEvidenceText } from './dispute.queries';
import { type DisputeRow, disputeView } from './dispute.view';

/** Disputes as staff see them: the record, its evidence, and what it does to plan and tier (rules 7). */
@Injectable()
export class DisputeService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly subjects: EvidenceSubjects,
  ) {}

  onModuleInit(): void {
    this.subjects.define('dispute', { customerOf: customerOfDispute, refuseChange });
  }

  async list(query: ListQuery): Promise<ListPage<DisputeView>> {
    return mapPage(await this.db.read((em) => runList<DisputeRow>(em, disputeList, query)), disputeView);
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<DisputeView> {
    return this.db.read((em) => disputeById(em, id));
  }

  /** Changes the text of the evidence. Throws what `refuseEvidenceChange` throws, and `version_conflict`. */
  async update(id: string, input: UpdateDisputeInput, ctx: CallContext): Promise<DisputeView> {
    const customerId = await this.db.read((em) => customerOfDispute(em, id));
    return this.db.write(ctx, { action: 'dispute.update', customerId }, async (tx) => {
      const before = await disputeById(tx.em, id);
      await refuseChange(tx.em, id);
      const text = input.evidenceText === undefined ? before.evidenceText : input.evidenceText;
      const version = ctx.ifMatch ?? 0;
      if (!(await saveEvidenceText(tx.em, { customerId, id }, { text, version })))
        throw new Problem('version_conflict', { current: before });
      const after = await disputeById(tx.em, id);
      tx.audit({ subject: { kind: 'dispute', id }, before, after });
      return after;
    });
  }

  /**
   * What the dispute does to the plan that was bought and to the membership tier; a plan is stopped at once. Throws
   * `not_found` and what `decidePlanEffect` throws.
   */
  async chooseEffects(id: string, effects: DisputeEffectsInput, ctx: CallContext): Promise<DisputeView> {
    const customerId = await this.db.read((em) => customerOfDispute(em, id));
    return this.db.write(ctx, { action: 'dispute.effects', customerId }, async (tx) => {
      const before = await disputeById(tx.em, id);
      const { plan, payment } = await refundFacts(tx.em, before.payment.id, {
        now: tx.now,
        sourceOf: () => 'off',
      });
      const chosen = { before: before.planEffect, after: effects.planEffect };
      const { stop } = decidePlanEffect(plan, chosen);
      if (stop && plan) {
        const cause = { kind: 'dispute', id } as const;
        const of = { customerId, subscriptionId: plan.subscriptionId, cause, now: tx.now };
        // Of a pack only what it added: the plan under it was paid for by somebody else's payment.
        if (plan.isAddOn) await takeBackLots(tx.em, of, payment.purposeId);
        else await revokeSubscription(tx.em, of);
      }
      await saveEffects(tx.em, { customerId, id }, effects);
      const after = await disputeById(tx.em, id);
      tx.audit({ subject: { kind: 'dispute', id }, before, after });
      return after;
    });
  }
}

async function refuseChange(em: EntityManager, id: string): Promise<void> {
  const { state, answer_sending: answering } = await disputeRow(em, id);
  refuseEvidenceChange({ state, answering });
}
