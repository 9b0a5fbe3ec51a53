import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type AccountClosingView,
  type CloseAccountInput,
  type ClosingFacts,
  type ClosingPreviewView,
  type ClosingStatusView,
  decideClosing,
  decideRestPayOut,
  type PayOutClosingInput,
  previewClosing,
  refuseCancelClosing,
} from '@ur-desk/domain/account-closings';
import { type Instant, makeReference, type Money, Problem, REFERENCE_BYTES } from '@ur-desk/domain/kernel';
import { whyRefundWaits } from '@ur-desk/domain/refunds';
import { type EntityManager } from 'typeorm';
import { type Actor, type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { filesPresent } from '../evidence/evidence-file.queries';
import { EvidenceSubjects } from '../evidence/evidence-subjects.service';
import { LedgerService } from '../ledger/ledger.service';
import { RefundLimits } from '../refunds/refund-limits.service';
import { RefundSources } from '../refunds/refund-sources.service';
import { AccountClosingApproval } from './account-closing.approval';
import { accountClosingList } from './account-closing.list';
import {
  asItStands,
  closingById,
  closingRow,
  customerOfClosing,
  insertClosing,
  lastClosing,
  moveClosing,
} from './account-closing.queries';
import { type ClosingRow, closingView } from './account-closing.view';
import { closingFacts } from './closing-facts.queries';
import { ClosingSteps } from './closing-steps.service';

/** Thrown out of a write whose person has given too much meanwhile, elsewhere: it is decided once more, and becomes a request. */
class DayIsFull extends Error {}

/** Closes accounts: facts under the lock → `decideClosing` → within the limits begun at once, above them a request (rules 9). */
@Injectable()
export class AccountClosingService {
  constructor(
    private readonly db: Db,
    private readonly ledger: LedgerService,
    private readonly steps: ClosingSteps,
    private readonly approval: AccountClosingApproval,
    private readonly limits: RefundLimits,
    private readonly sources: RefundSources,
    subjects: EvidenceSubjects,
  ) {
    subjects.define('accountClosing', { customerOf: customerOfClosing, refuseChange });
  }

  async list(query: ListQuery): Promise<ListPage<AccountClosingView>> {
    const now = await this.db.now();
    const page = await this.db.read((em) => runList<ClosingRow>(em, accountClosingList, query));
    return mapPage(page, (row) => closingView(row, now));
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<AccountClosingView> {
    const now = await this.db.now();
    return closingView(await this.db.read((em) => closingRow(em, id)), now);
  }

  /** What closing would do, and the last closing that was ordered. Throws `not_found`. */
  async status(customerId: string, actor: Actor): Promise<ClosingStatusView> {
    const now = await this.db.now();
    return this.db.snapshot(async (em) => {
      const facts = await closingFacts(em, customerId, { now, sourceOf: this.sources.of });
      const last = await lastClosing(em, customerId);
      const { status } = facts.customer;
      const over = status === 'closing' || status === 'closed' || facts.waiting !== null;
      return {
        preview: over ? null : await this.preview(em, facts, { actor, now }),
        closing: last && closingView(last, now),
      };
    });
  }

  /**
   * Begins to close an account: what is unspent goes back to what paid, the rest waits for finance; closed when all of it is back.
   * Above a limit of the role it becomes a request. Throws `not_found` and what `decideClosing` throws.
   */
  async close(customerId: string, input: CloseAccountInput, ctx: CallContext): Promise<AccountClosingView> {
    const command = { action: 'accountClosing.start' as const, customerId, reason: input.reason };
    const write = () =>
      this.db.write(ctx, { ...command, replay: asItStands }, (tx) =>
        this.start(tx, { customerId, input }, ctx),
      );
    return write().catch((error: unknown) => {
      if (error instanceof DayIsFull) return write();
      throw error;
    });
  }

  /** Takes a closing back. Throws `not_found` and what `refuseCancelClosing` throws. */
  async cancel(id: string, ctx: CallContext): Promise<AccountClosingView> {
    const customerId = await this.db.read((em) => customerOfClosing(em, id));
    const command = { action: 'accountClosing.cancel' as const, customerId, replay: asItStands };
    return this.db.write(ctx, command, async (tx) => {
      const { status_before: status } = await closingRow(tx.em, id);
      const before = await closingById(tx.em, id);
      refuseCancelClosing(before);
      const { owed } = before.rest;
      if (owed.amount > 0) await this.ledger.free(tx, customerId, owed);
      await moveClosing(tx.em, before, 'cancelled', tx.now);
      await this.steps.setStatus(tx, customerId, { from: 'closing', status });
      return this.audited(tx, before);
    });
  }

  /** Finance paid the rest out; the account is closed if that was the last. Throws `not_found` and what `decideRestPayOut` throws. */
  async payOut(id: string, input: PayOutClosingInput, ctx: CallContext): Promise<AccountClosingView> {
    const { customer_id: customerId, reference } = await this.db.read((em) => closingRow(em, id));
    const command = {
      action: 'accountClosing.payOut' as const,
      customerId,
      reason: input.comment ?? reference,
    };
    return this.db.write(ctx, { ...command, replay: asItStands }, async (tx) => {
      await this.steps.collectChargebacks(tx, await closingById(tx.em, id));
      const before = await closingById(tx.em, id);
      const files = await filesPresent(tx.em, { subjectKind: 'accountClosing', subjectId: id });
      const facts = { owed: before.rest.owed, orderedBy: before.actor, evidenceFiles: files.length };
      const bankReference = decideRestPayOut(facts, input, ctx.actor);
      await this.steps.payRest(tx, before, { actor: ctx.actor, bankReference });
      const after = await this.audited(tx, before);
      await this.steps.proceed(tx, after, ctx.actor);
      return closingById(tx.em, id);
    });
  }

  private async start(
    tx: Tx,
    { customerId, input }: { customerId: string; input: CloseAccountInput },
    { actor }: CallContext,
  ): Promise<AccountClosingView> {
    const facts = await closingFacts(tx.em, customerId, { now: tx.now, sourceOf: this.sources.of });
    const { payOut } = decideClosing(facts, input);
    const limits =
      payOut.amount > 0 ? await this.limitsOf(tx.em, { customerId, payOut }, { actor, now: tx.now }) : null;
    const why = limits === null ? [] : whyRefundWaits(limits, payOut);
    const id = tx.newId();
    const { status } = facts.customer;
    await insertClosing(tx.em, {
      customerId,
      id,
      reference: makeReference('accountClosing', randomBytes(REFERENCE_BYTES)),
      state: why.length > 0 ? 'awaitingApproval' : 'paying',
      reason: input.reason,
      payOut,
      statusBefore: status,
      actor,
      now: tx.now,
    });
    const closing = await closingById(tx.em, id);
    if (why.length > 0) return this.approval.ask(tx, { closing, why }, actor);
    tx.audit({ subject: { kind: 'accountClosing', id }, after: closing });
    await this.steps.setStatus(tx, customerId, { from: status, status: 'closing' });
    await this.steps.proceed(tx, closing, actor);
    const counted = { actor, createdAt: tx.now, amount: payOut };
    if (limits !== null && !(await this.limits.count(tx, counted, limits))) throw new DayIsFull();
    return closingById(tx.em, id);
  }

  private async preview(
    em: EntityManager,
    facts: ClosingFacts,
    by: { actor: Actor; now: Instant },
  ): Promise<ClosingPreviewView> {
    const { payOut, parts, rest, granted } = previewClosing(facts);
    const limits =
      payOut.amount > 0 ? await this.limitsOf(em, { customerId: facts.customer.id, payOut }, by) : null;
    return {
      balance: facts.money.balance,
      payOut,
      parts,
      rest,
      granted,
      owed: facts.owed,
      plans: [...facts.plans],
      lines: [...facts.lines],
      blockers: [...facts.blockers],
      needsApproval: limits !== null && whyRefundWaits(limits, payOut).length > 0,
    };
  }

  private limitsOf(
    em: EntityManager,
    { customerId, payOut }: { customerId: string; payOut: Money },
    by: { actor: Actor; now: Instant },
  ) {
    return this.limits.of(em, { customerId, amount: payOut }, by);
  }

  private async audited(tx: Tx, before: AccountClosingView): Promise<AccountClosingView> {
    const after = await closingById(tx.em, before.id);
    tx.audit({ subject: { kind: 'accountClosing', id: before.id }, before, after });
    return after;
  }
}

/** What proves the pay-out of the rest is added while it is owed. */
async function refuseChange(em: EntityManager, id: string): Promise<void> {
  const { rest, state } = await closingById(em, id);
  if (rest.owed.amount === 0) throw new Problem('wrong_state', { state });
}
