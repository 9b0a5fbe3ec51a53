import { Injectable } from '@nestjs/common';
import { Problem } from '@ur-desk/domain/kernel';
import {
  type ModeratedReviewView,
  type ModerateReviewsInput,
  type ModerationView,
  type PlanReviewView,
} from '@ur-desk/domain/plan-reviews';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { reviewsById, writeReview } from './plan-review.queries';
import { decided } from './plan-review.service';

/** One verdict for several reviews: each is decided by itself, and those that cannot be are said with why. */
@Injectable()
export class ModerationService {
  constructor(private readonly db: Db) {}

  /** Throws `validation_failed` when they are to be hidden without a reason, `reviews_decided_already` when none was left. */
  async moderate(input: ModerateReviewsInput, ctx: CallContext): Promise<ModerationView> {
    const { verdict, reason = null } = input;
    if (verdict === 'hide' && reason === null)
      throw new Problem('validation_failed', {}, [{ field: 'reason', code: 'required' }]);
    const ids = [...new Set(input.ids)];
    const known = await this.db.read((em) => reviewsById(em, ids));
    const customerIds = [...new Set(known.map(({ customerId }) => customerId))];
    const command = { action: 'planReview.moderate' as const, customerIds, ...(reason ? { reason } : {}) };
    return this.db.write(ctx, command, async (tx) => {
      const reviews = new Map((await reviewsById(tx.em, ids, 'lock')).map((review) => [review.id, review]));
      const results: ModeratedReviewView[] = [];
      for (const id of ids)
        results.push({ id, problem: await this.one(tx, reviews.get(id), { verdict, reason, tx, ctx }) });
      const done = results.filter(({ problem }) => problem === null).length;
      if (done === 0) throw new Problem('reviews_decided_already');
      return { done, reviews: results };
    });
  }

  private async one(
    tx: Tx,
    before: PlanReviewView | undefined,
    verdict: Parameters<typeof decided>[1],
  ): Promise<ModeratedReviewView['problem']> {
    if (!before) return 'not_found';
    try {
      const after = { ...decided(before, verdict), updatedAt: tx.now, version: before.version + 1 };
      await writeReview(tx.em, after);
      const { id, customerId } = before;
      tx.audit({ subject: { kind: 'planReview', id }, before, after, customerId });
      return null;
    } catch (error) {
      if (error instanceof Problem) return error.code;
      throw error;
    }
  }
}
