import { Injectable } from '@nestjs/common';
import {
  checkCodeOrder,
  type CouponBatchView,
  couponPatternOf,
  type CreateCouponBatchInput,
} from '@ur-desk/domain/coupons';
import { normaliseText, Problem } from '@ur-desk/domain/kernel';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { Jobs } from '../../platform/jobs/jobs';
import { versionConflict } from '../audit/audit.queries';
import { takesBatches } from '../promotions/coupon-code.queries';
import {
  codesOrdered,
  couponBatchById,
  disableBatch,
  insertCouponBatch,
  lockCouponBatch,
} from './coupon-batch.queries';
import { couponBatchList, type CouponBatchRow, couponBatchView } from './coupon-batch.view';
import { MAKE_CODES_JOB } from './coupon-generation';

const subjectOf = (id: string) => ({ kind: 'couponBatch' as const, id });

/** Orders of codes; the codes themselves are made by a job (`CouponGeneration`). */
@Injectable()
export class CouponBatchService {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  async list(query: ListQuery): Promise<ListPage<CouponBatchView>> {
    const page = await this.db.read((em) => runList<CouponBatchRow>(em, couponBatchList, query));
    return mapPage(page, couponBatchView);
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<CouponBatchView> {
    return couponBatchView(await this.db.read((em) => couponBatchById(em, id)));
  }

  /**
   * Orders codes and begins to make them. Throws `validation_failed`: the promotion is not known or takes no codes from batches, the
   * pattern is none, or so many codes by it could be guessed.
   */
  async create(input: CreateCouponBatchInput, ctx: CallContext): Promise<CouponBatchView> {
    const { promotionId, name, count, charset } = input;
    const created = await this.db.write(ctx, { action: 'couponBatch.create' }, async (tx) => {
      await this.refuseUnfit(await takesBatches(tx.em, promotionId));
      const pattern = couponPatternOf(input.pattern) ?? input.pattern;
      const made = await codesOrdered(tx.em, { pattern, charset });
      const order = checkCodeOrder({ pattern, charset, count }, made);
      const id = tx.newId();
      const named = { name: normaliseText(name), createdBy: ctx.actor.name };
      await insertCouponBatch(tx, { ...order, ...named, id, promotionId });
      const view = couponBatchView(await couponBatchById(tx.em, id));
      tx.audit({ subject: subjectOf(id), after: view });
      return view;
    });
    await this.jobs.send(MAKE_CODES_JOB, { batchId: created.id }, { key: created.id });
    return created;
  }

  /** None of its codes can be used any more, and no more are made. Throws `not_found`, `version_conflict`, `wrong_state`. */
  async disable(id: string, reason: string, ctx: CallContext): Promise<CouponBatchView> {
    return this.db.write(ctx, { action: 'couponBatch.disable', reason }, async (tx) => {
      const before = couponBatchView(await lockCouponBatch(tx.em, id));
      if (ctx.ifMatch !== before.version) throw await versionConflict(tx.em, subjectOf(id), before);
      if (before.state === 'disabled') throw new Problem('wrong_state', { state: before.state });
      await disableBatch(tx.em, id, tx.now);
      const after = couponBatchView(await couponBatchById(tx.em, id));
      tx.audit({ subject: subjectOf(id), before, after });
      return after;
    });
  }

  private async refuseUnfit(takes: boolean | null): Promise<void> {
    if (takes) return;
    const code = takes === null ? 'not_known' : 'promotion_without_batches';
    throw new Problem('validation_failed', {}, [{ field: 'promotionId', code }]);
  }
}
