import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type AuditAction } from '@ur-desk/domain/audit';
import {
  type ApprovalState,
  type ApprovalView,
  type DecideApprovalInput,
  type DroppedState,
  refuseCancel,
  refuseDecision,
} from '@ur-desk/domain/approvals';
import { type Instant, Problem } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { type Actor, type CallContext, systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { fault } from '../../platform/fault/fault';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { Jobs } from '../../platform/jobs/jobs';
import { versionConflict } from '../audit/audit.queries';
import { ApprovalRegistry } from './approval-registry';
import { type ApprovalOrder, type ApprovalPreview } from './approval.handler';
import { approvalList } from './approval.list';
import {
  approvalRow,
  closeApproval,
  customerOfApproval,
  dueApprovals,
  type DueApproval,
  lockApproval,
  showAgain,
} from './approval.queries';
import { basisHashOf } from './approval-requests.service';
import { type ApprovalRow, approvalView, type OpenedApproval, type OpenedOrder } from './approval.view';

export const EXPIRE_JOB = 'approvals-expire';
const EXPIRE_SECONDS = 60;
const EXPIRED_AT_ONCE = 200;

/** Thrown out of a write that found the request decided meanwhile: nothing to audit. */
class NothingDue extends Error {}

interface Ending {
  action: 'approval.reject' | 'approval.expire' | 'approval.cancel';
  state: DroppedState;
  by: Actor | null;
  comment: string | null;
}

/** Decides what others asked for: exactly once, by somebody else, on figures that still hold (rules 7, X5). */
@Injectable()
export class ApprovalService implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly registry: ApprovalRegistry,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.define(EXPIRE_JOB, () => this.expireDue(), { everySeconds: EXPIRE_SECONDS });
  }

  async list(query: ListQuery): Promise<ListPage<ApprovalView>> {
    const now = await this.db.now();
    return this.db.read(async (em) => {
      const page = await runList<ApprovalRow>(em, approvalList, query);
      const opened = await this.opened(em, page.rows);
      return mapPage(page, (row) => approvalView(row, openedOf(opened, row), now));
    });
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<ApprovalView> {
    const now = await this.db.now();
    return this.db.read(async (em) => this.viewOf(em, await approvalRow(em, id), now));
  }

  /**
   * Carries out what was asked for, in the transaction of the decision. When what it rests on has changed since it was
   * shown, it is previewed anew instead, and `approval_changed` carries the new figures. Throws `not_found`,
   * `version_conflict`, what `refuseDecision` throws, and the problem that forbids the thing itself: then it stays open.
   */
  async approve(id: string, input: DecideApprovalInput, ctx: CallContext): Promise<ApprovalView> {
    const decided = await this.write(id, { ctx, action: 'approval.approve', input }, async (tx, request) => {
      await this.refuse(tx, request, ctx);
      await fault('approval.read');
      const order = await this.orderOf(tx, request);
      if (order.command === null) throw new Problem('not_found');
      const handler = this.registry.of(request.kind);
      const preview = await handler.preview(tx, order);
      if (basisHashOf(preview) !== request.basis_hash) return this.previewed(tx, request, preview);
      const decision = input.comment === undefined ? null : tx.seal(input.comment, request.customer_id);
      await closeApproval(tx.em, request, { state: 'approved', by: ctx.actor, decision, now: tx.now });
      await handler.carryOut(tx, order);
      return this.closed(tx, request);
    });
    if (decided.state === 'open') throw new Problem('approval_changed', { current: decided });
    return decided;
  }

  /** Throws `not_found`, `version_conflict` and what `refuseDecision` throws. */
  async reject(id: string, input: DecideApprovalInput, ctx: CallContext): Promise<ApprovalView> {
    const comment = input.comment ?? null;
    const ending = { action: 'approval.reject', state: 'rejected', by: ctx.actor, comment } as const;
    return this.write(id, { ctx, action: ending.action, input }, async (tx, request) => {
      await this.refuse(tx, request, ctx);
      return this.drop(tx, request, ending);
    });
  }

  /** Withdraws one's own request. Throws `not_found`, `version_conflict`, `approval_not_open`, `approval_not_own`. */
  async cancel(id: string, ctx: CallContext): Promise<ApprovalView> {
    const ending = {
      action: 'approval.cancel' as const,
      state: 'cancelled',
      by: null,
      comment: null,
    } as const;
    return this.write(id, { ctx, action: ending.action }, async (tx, request) => {
      const facts = factsOf(request);
      refuseCancel(facts, ctx.actor, tx.now);
      await this.refuseOldVersion(tx, request, ctx);
      return this.drop(tx, request, ending);
    });
  }

  /** Ends the requests whose time is over; each in a write of its own, so that one that fails holds up no other. */
  async expireDue(): Promise<void> {
    const now = await this.db.now();
    const due = await this.db.read((em) => dueApprovals(em, now, EXPIRED_AT_ONCE));
    const failures: unknown[] = [];
    for (const request of due)
      await this.expire(request).catch((error: unknown) => {
        failures.push(error);
      });
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} requests did not expire`);
  }

  private async expire({ id, customer_id: customerId }: DueApproval): Promise<void> {
    const ending = { action: 'approval.expire', state: 'expired', by: null, comment: null } as const;
    const command = { action: ending.action, ...(customerId ? { customerId } : {}) };
    try {
      await this.db.write(systemContext(EXPIRE_JOB), command, async (tx) => {
        const request = await lockApproval(tx.em, id);
        if (request.state !== 'open' || request.expires_at.toISOString() > tx.now) throw new NothingDue();
        return this.drop(tx, request, ending);
      });
    } catch (error) {
      if (!(error instanceof NothingDue)) throw error;
    }
  }

  private async write(
    id: string,
    { ctx, action, input }: { ctx: CallContext; action: AuditAction; input?: DecideApprovalInput },
    decide: (tx: Tx, request: ApprovalRow) => Promise<ApprovalView>,
  ): Promise<ApprovalView> {
    const customerId = await this.db.read((em) => customerOfApproval(em, id));
    const reason = input?.comment;
    const command = { action, ...(customerId ? { customerId } : {}), ...(reason ? { reason } : {}) };
    return this.db.write(ctx, command, async (tx) => decide(tx, await lockApproval(tx.em, id)));
  }

  private async refuse(tx: Tx, request: ApprovalRow, ctx: CallContext): Promise<void> {
    refuseDecision(factsOf(request), ctx.actor, tx.now);
    await this.refuseOldVersion(tx, request, ctx);
  }

  private async refuseOldVersion(tx: Tx, request: ApprovalRow, ctx: CallContext): Promise<void> {
    if (ctx.ifMatch === request.version) return;
    const current = await this.viewOf(tx.em, request, tx.now);
    throw await versionConflict(tx.em, { kind: 'approval', id: request.id }, current);
  }

  private async previewed(tx: Tx, request: ApprovalRow, preview: ApprovalPreview): Promise<ApprovalView> {
    await showAgain(tx.em, request, { changes: preview.changes, basisHash: basisHashOf(preview) });
    return this.closed(tx, request);
  }

  private async drop(tx: Tx, request: ApprovalRow, ending: Ending): Promise<ApprovalView> {
    const { state, by, comment } = ending;
    const decision = comment === null ? null : tx.seal(comment, request.customer_id);
    await closeApproval(tx.em, request, { state, by, decision, now: tx.now });
    await this.registry.of(request.kind).drop(tx, await this.orderOf(tx, request), state);
    return this.closed(tx, request);
  }

  /** The request as it is after the change, with its audit entry. */
  private async closed(tx: Tx, before: ApprovalRow): Promise<ApprovalView> {
    const row = await approvalRow(tx.em, before.id);
    const view = await this.viewOf(tx.em, row, tx.now);
    const told = (state: ApprovalState, version: number, changes: unknown) => ({ state, version, changes });
    tx.audit({
      subject: { kind: 'approval', id: row.id },
      customerId: row.customer_id,
      before: told(before.state, before.version, before.changes),
      after: { ...told(view.state, view.version, view.changes), decidedBy: view.decidedBy },
    });
    return view;
  }

  private async viewOf(em: EntityManager, row: ApprovalRow, now: Instant): Promise<ApprovalView> {
    return approvalView(row, openedOf(await this.opened(em, [row]), row), now);
  }

  /** The sealed parts of some requests, by their ids. */
  private async opened(
    em: EntityManager,
    rows: readonly ApprovalRow[],
  ): Promise<Map<string, OpenedApproval>> {
    const sealed = rows.flatMap(({ customer_id: customerId, sealed_order, sealed_decision }) => [
      { customerId, sealed: sealed_order },
      { customerId, sealed: sealed_decision },
    ]);
    const values = await this.db.openSealedOf(em, sealed);
    return new Map(
      rows.map(({ id }, index) => {
        const [order, decision] = [values[2 * index], values[2 * index + 1]];
        return [id, { order: order as OpenedOrder | null, decision: decision as string | null }];
      }),
    );
  }

  /** What was asked for. Of a customer who was erased nothing can be carried out any more: the command is null. */
  private async orderOf(tx: Tx, request: ApprovalRow): Promise<ApprovalOrder<unknown>> {
    const { order } = openedOf(await this.opened(tx.em, [request]), request);
    return {
      requestId: request.id,
      customerId: request.customer_id,
      subject: {
        kind: request.subject_kind,
        id: request.subject_id,
        reference: request.subject_reference,
      },
      requestedBy: {
        kind: request.requested_by_kind,
        id: request.requested_by_id,
        role: request.requested_by_role,
        name: request.requested_by_name,
      },
      command: order?.command ?? null,
    };
  }
}

const openedOf = (all: ReadonlyMap<string, OpenedApproval>, { id }: ApprovalRow): OpenedApproval =>
  all.get(id) ?? { order: null, decision: null };

const factsOf = (request: ApprovalRow) => ({
  kind: request.kind,
  state: request.state,
  expiresAt: request.expires_at.toISOString(),
  requestedBy: { id: request.requested_by_id },
});
