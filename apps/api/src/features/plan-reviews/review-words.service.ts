import { Injectable } from '@nestjs/common';
import {
  abuseFinder,
  abuseWordsOf,
  type ReviewWordsView,
  type UpdateReviewWordsInput,
} from '@ur-desk/domain/plan-reviews';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { versionConflict } from '../audit/audit.queries';
import { markReviews, reviewWords, updateReviewWords, waitingTexts } from './plan-review.queries';

const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const TEXTS_AT_ONCE = 1_000;

/** The words that mark a review for its moderator. */
@Injectable()
export class ReviewWordsService {
  constructor(private readonly db: Db) {}

  async get(): Promise<ReviewWordsView> {
    return this.db.read((em) => reviewWords(em));
  }

  /** What waits for a moderator is marked anew by the new list; what was decided stays as it was. Throws `version_conflict`. */
  async update(input: UpdateReviewWordsInput, ctx: CallContext): Promise<ReviewWordsView> {
    return this.db.write(ctx, { action: 'reviewWords.update' }, async (tx) => {
      const before = await reviewWords(tx.em, 'change');
      const subject = { kind: 'reviewWords', id: before.id } as const;
      if (ctx.ifMatch !== before.version) throw await versionConflict(tx.em, subject, before);
      const words = abuseWordsOf(input.words);
      const after = { ...before, words, updatedAt: tx.now, version: before.version + 1 };
      await updateReviewWords(tx.em, after);
      await markWaiting(tx, words);
      tx.audit({ subject, before, after });
      return after;
    });
  }
}

async function markWaiting(tx: Tx, words: readonly string[]): Promise<void> {
  const find = abuseFinder(words);
  let after = FIRST_ID;
  for (;;) {
    const texts = await waitingTexts(tx.em, after, TEXTS_AT_ONCE);
    const last = texts.at(-1);
    if (!last) return;
    await markReviews(
      tx.em,
      texts.map(({ id, text }) => ({ id, words: find(text) })),
      tx.now,
    );
    after = last.id;
  }
}
