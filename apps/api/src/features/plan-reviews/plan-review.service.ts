import { Injectable } from '@nestjs/common';
import { type AuditAction } from '@ur-desk/domain/audit';
import { Problem } from '@ur-desk/domain/kernel';
import {
  abuseFinder,
  type CreatePlanReviewInput,
  decideVerdict,
  type PlanReviewView,
  requireReplyLanguage,
  type ReviewVerdict,
  type UpdatePlanReviewInput,
} from '@ur-desk/domain/plan-reviews';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { versionConflict } from '../audit/audit.queries';
import { purchaseOf, reviewById, reviewWords, writeReview } from './plan-review.queries';
import { planReviewList, type PlanReviewRow, planReviewView } from './plan-review.view';

interface Change {
  action: AuditAction;
  ctx: CallContext;
  reason?: string | undefined;
}

/** What became of a review whose author or words changed: it waits for a moderator. */
const UNDECIDED = { state: 'pending', reason: null, decidedBy: null, decidedAt: null } as const;

/** What customers say of plans: taken down, moderated, answered. */
@Injectable()
export class PlanReviewService {
  constructor(private readonly db: Db) {}

  async list(query: ListQuery): Promise<ListPage<PlanReviewView>> {
    return mapPage(
      await this.db.read((em) => runList<PlanReviewRow>(em, planReviewList, query)),
      planReviewView,
    );
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<PlanReviewView> {
    return this.db.read((em) => reviewById(em, id));
  }

  /**
   * Takes a review down; it waits for a moderator. Throws `review_not_bought` at the plan, `already_exists` where the customer
   * has reviewed it before, `not_found` (customer).
   */
  async create(input: CreatePlanReviewInput, ctx: CallContext): Promise<PlanReviewView> {
    const { customerId, planId, stars, text, locale } = input;
    return this.db.write(ctx, { action: 'planReview.create', customerId }, async (tx) => {
      const renewalId = await purchaseOf(tx.em, customerId, planId);
      if (renewalId === null)
        throw new Problem('review_not_bought', {}, [{ field: 'planId', code: 'not_known' }]);
      const id = tx.newId();
      await writeReview(tx.em, {
        ...{ id, customerId, planId, renewalId, stars, text, locale },
        ...UNDECIDED,
        abuseWords: await this.marksOf(tx, text),
        source: ctx.actor.kind === 'apiKey' ? 'customer' : 'staff',
        enteredBy: ctx.actor.name,
        ...{ reply: null, repliedBy: null, repliedAt: null },
        ...{ createdAt: tx.now, updatedAt: tx.now, version: 1 },
      });
      const after = await reviewById(tx.em, id);
      tx.audit({ subject: { kind: 'planReview', id }, after });
      return after;
    });
  }

  /** Other stars or words wait for a moderator again. Throws `not_found`, `version_conflict`. */
  async update(id: string, input: UpdatePlanReviewInput, ctx: CallContext): Promise<PlanReviewView> {
    return this.change(id, { action: 'planReview.update', ctx }, async (tx, before) => {
      const after = { ...before, ...input };
      return { ...after, ...UNDECIDED, abuseWords: await this.marksOf(tx, after.text) };
    });
  }

  /** Throws `not_found`, `version_conflict`, `wrong_state`, `validation_failed` (hidden without a reason). */
  async decide(
    id: string,
    verdict: ReviewVerdict,
    { reason = null, ctx }: { reason: string | null | undefined; ctx: CallContext },
  ): Promise<PlanReviewView> {
    const command: Change = { action: `planReview.${verdict}`, ctx, ...(reason ? { reason } : {}) };
    return this.change(id, command, (tx, before) => decided(before, { verdict, reason, tx, ctx }));
  }

  /** Answers in the review's language, or takes the answer back. Throws `not_found`, `version_conflict`, `validation_failed`. */
  async reply(id: string, text: string | null, ctx: CallContext): Promise<PlanReviewView> {
    return this.change(id, { action: 'planReview.reply', ctx }, (tx, before) => {
      if (text === null) return { ...before, reply: null, repliedBy: null, repliedAt: null };
      requireReplyLanguage(before, text);
      return { ...before, reply: text, repliedBy: ctx.actor.name, repliedAt: tx.now };
    });
  }

  private async marksOf(tx: Tx, text: string): Promise<string[]> {
    return abuseFinder((await reviewWords(tx.em, 'keep')).words)(text);
  }

  private async change(
    id: string,
    { action, ctx, reason }: Change,
    fn: (tx: Tx, before: PlanReviewView) => PlanReviewView | Promise<PlanReviewView>,
  ): Promise<PlanReviewView> {
    const { customerId } = await this.get(id);
    return this.db.write(ctx, { action, customerId, ...(reason ? { reason } : {}) }, async (tx) => {
      const before = await reviewById(tx.em, id, 'lock');
      const subject = { kind: 'planReview', id } as const;
      if (ctx.ifMatch !== before.version) throw await versionConflict(tx.em, subject, before);
      const after = { ...(await fn(tx, before)), updatedAt: tx.now, version: before.version + 1 };
      await writeReview(tx.em, after);
      tx.audit({ subject, before, after });
      return after;
    });
  }
}

interface Verdict {
  verdict: ReviewVerdict;
  reason: string | null;
  tx: Tx;
  ctx: CallContext;
}

/** A review with a verdict on it. Throws `wrong_state`, `validation_failed`. */
export const decided = (before: PlanReviewView, { verdict, reason, tx, ctx }: Verdict): PlanReviewView => ({
  ...before,
  state: decideVerdict(before, verdict, reason),
  reason,
  decidedBy: ctx.actor.name,
  decidedAt: tx.now,
});
