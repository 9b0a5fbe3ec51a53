import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  type AdjustmentDecision,
  type AdjustmentFacts,
  type AdjustmentFactsView,
  type AdjustmentView,
  type CreateAdjustmentInput,
  decideAdjustment,
} from '@ur-desk/domain/adjustments';
import { makeReference, Problem, REFERENCE_BYTES } from '@ur-desk/domain/kernel';
import { CONFIG, type Config } from '../../platform/config/config';
import { type Actor, type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { LedgerService } from '../ledger/ledger.service';
import { giveBackToDay, takeFromDay } from '../limits/limit.queries';
import { givingBy, type GivingBy } from '../limits/giving.queries';
import { adjustmentFacts } from './adjustment-facts.queries';
import { AdjustmentApproval } from './adjustment.approval';
import { AdjustmentCarrier, type AdjustmentOrder } from './adjustment.carrier';
import { adjustmentList } from './adjustment.list';
import {
  adjustmentById,
  awaitApproval,
  customerOfAdjustment,
  insertAdjustment,
  markUndone,
} from './adjustment.queries';
import { type AdjustmentRow, adjustmentView } from './adjustment.view';

/** Puts something right by hand: facts under the lock → `decideAdjustment` → done at once, or a request (rules 7). */
@Injectable()
export class AdjustmentService {
  constructor(
    private readonly db: Db,
    private readonly carrier: AdjustmentCarrier,
    private readonly ledger: LedgerService,
    private readonly approval: AdjustmentApproval,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async list(query: ListQuery): Promise<ListPage<AdjustmentView>> {
    const now = await this.db.now();
    const page = await this.db.read((em) => runList<AdjustmentRow>(em, adjustmentList, query));
    return mapPage(page, (row) => adjustmentView(row, now));
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<AdjustmentView> {
    const now = await this.db.now();
    return this.db.read((em) => adjustmentById(em, id, now));
  }

  /** What the console previews with; only what `create` reads under the lock counts. Throws `not_found`. */
  async facts(customerId: string, actor: Actor): Promise<AdjustmentFactsView> {
    const now = await this.db.now();
    const by = givingBy(actor, now, this.config.operatorZone);
    const facts = await this.db.read((em) => adjustmentFacts(em, customerId, { by, now }));
    const { credit, debit, allowance, validity } = facts.reasons;
    return {
      ...facts,
      plans: facts.plans.map((plan) => ({ ...plan, unlimited: [...plan.unlimited] })),
      reasons: {
        credit: [...credit],
        debit: [...debit],
        allowance: [...allowance],
        validity: [...validity],
      },
      limits: [...facts.limits],
      now,
    };
  }

  /**
   * Within the limits it is done at once and counted against them (X6); above them it becomes a request (X5), and the
   * answer waits. Throws what `decideAdjustment` throws.
   */
  async create(input: CreateAdjustmentInput, ctx: CallContext): Promise<AdjustmentView> {
    const { customerId } = input;
    await this.refuseUnknown(customerId);
    const command = {
      action: 'adjustment.create' as const,
      customerId,
      reason: input.comment ?? input.reasonCode,
    };
    return this.db.write(ctx, command, async (tx) => {
      const by = givingBy(ctx.actor, tx.now, this.config.operatorZone);
      const read = () => adjustmentFacts(tx.em, customerId, { by, now: tx.now });
      let facts = await read();
      let decision = decideAdjustment(facts, input, tx.now);
      if (decision.why.length === 0 && !(await this.count(tx, { facts, decision, by }))) {
        // Something of the same person on another customer was faster: now it is above the day's limit.
        facts = await read();
        decision = decideAdjustment(facts, input, tx.now);
      }
      return this.order(tx, { input, decision, actor: ctx.actor });
    });
  }

  /**
   * Takes back one's own last credit or debit within 15 minutes; it no longer counts against the day. Throws `not_found`,
   * `undo_not_possible` for what moved no money, and what `LedgerService.takeBack` throws.
   */
  async undo(id: string, ctx: CallContext): Promise<AdjustmentView> {
    const customerId = await this.db.read((em) => customerOfAdjustment(em, id));
    return this.db.write(ctx, { action: 'adjustment.undo', customerId }, async (tx) => {
      const before = await adjustmentById(tx.em, id, tx.now);
      const approved = before.approval !== null;
      await this.ledger.takeBack(
        tx,
        { customerId, causeId: id, actor: ctx.actor },
        { approved, final: false },
      );
      await markUndone(tx.em, { customerId, id });
      if (before.amount) {
        const { amount, currency } = before.amount;
        const { day } = givingBy(ctx.actor, before.createdAt, this.config.operatorZone);
        await giveBackToDay(tx.em, { actorId: before.actor.id, day, measure: currency }, amount);
      }
      const after = await adjustmentById(tx.em, id, tx.now);
      tx.audit({ subject: { kind: 'adjustment', id }, before, after });
      return after;
    });
  }

  private async refuseUnknown(customerId: string): Promise<void> {
    const sql = 'SELECT 1 FROM customer WHERE id = $1';
    const known = await this.db.read((em) => em.query<unknown[]>(sql, [customerId]));
    if (known.length === 0)
      throw new Problem('validation_failed', {}, [{ field: 'customerId', code: 'not_known' }]);
  }

  /** Counts it against the person's day, if it still fits. */
  private async count(
    tx: Tx,
    of: { facts: AdjustmentFacts; decision: AdjustmentDecision; by: GivingBy },
  ): Promise<boolean> {
    const { measure, quantity } = of.decision;
    const most = of.facts.limits.find((limit) => limit.measure === measure)?.perAgentDay ?? 0;
    const use = { actorId: of.by.actor.id, day: of.by.day, measure };
    return takeFromDay(tx.em, use, { quantity, most });
  }

  private async order(
    tx: Tx,
    of: { input: CreateAdjustmentInput; decision: AdjustmentDecision; actor: Actor },
  ): Promise<AdjustmentView> {
    const { input, decision, actor } = of;
    const { customerId, reasonCode } = input;
    const comment = input.comment ?? null;
    const id = tx.newId();
    const reference = makeReference('adjustment', randomBytes(REFERENCE_BYTES));
    const order: AdjustmentOrder = { customerId, id, reference, reasonCode, actor, decision };
    await insertAdjustment(tx.em, { ...order, comment, now: tx.now });
    if (decision.why.length === 0) return this.carrier.carryOut(tx, order);
    const request = await this.approval.ask(tx, { order, input });
    await awaitApproval(tx.em, order, request.id);
    const waiting = await adjustmentById(tx.em, id, tx.now);
    tx.audit({ subject: { kind: 'adjustment', id }, after: waiting });
    return waiting;
  }
}
