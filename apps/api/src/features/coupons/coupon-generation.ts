import { randomBytes } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { codesOf } from '@ur-desk/domain/coupons';
import { addMs, MINUTE_MS, SECOND_MS } from '@ur-desk/domain/kernel';
import { systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { fault } from '../../platform/fault/fault';
import { Jobs } from '../../platform/jobs/jobs';
import {
  countMade,
  couponBatchById,
  insertCodes,
  lockCouponBatch,
  silentBatches,
} from './coupon-batch.queries';

export const MAKE_CODES_JOB = 'coupon-codes-make';
export const RESUME_CODES_JOB = 'coupon-codes-resume';

/** So many codes are one statement and one transaction: what is counted is there, whenever the process dies. */
const CODES_AT_ONCE = 10_000;
/** A job works this long, then hands over to the next one, so that none outlives the queue's patience. */
const SLICE_MS = 300_000;
/** A batch at work that shows nothing for this long has lost its worker. */
const SILENT_MS = 2 * MINUTE_MS;

/** Makes the codes of batches, in the background, as many as were ordered: on from the last ones after whatever happened. */
@Injectable()
export class CouponGeneration implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.define(MAKE_CODES_JOB, (data) => this.run(String(data['batchId'])));
    this.jobs.define(RESUME_CODES_JOB, () => this.resume(), { everySeconds: MINUTE_MS / SECOND_MS });
  }

  /** Does nothing when the batch is ready or disabled (by now). */
  async run(batchId: string): Promise<void> {
    const until = performance.now() + SLICE_MS;
    while (await this.makeSome(batchId)) {
      await fault('coupons.after-chunk');
      if (performance.now() > until) return this.jobs.send(MAKE_CODES_JOB, { batchId }, { key: batchId });
    }
  }

  /** Takes up batches whose process died before it could queue their work. */
  async resume(): Promise<void> {
    const before = addMs(await this.db.now(), -SILENT_MS);
    const silent = await this.db.read((em) => silentBatches(em, before));
    for (const batchId of silent) await this.jobs.send(MAKE_CODES_JOB, { batchId }, { key: batchId });
  }

  /** False: there is nothing left to make. Two workers wait for each other here, and neither makes one too many. */
  private async makeSome(batchId: string): Promise<boolean> {
    const { state } = await this.db.read((em) => couponBatchById(em, batchId));
    if (state !== 'making') return false;
    const ctx = systemContext(MAKE_CODES_JOB);
    return this.db.write(ctx, { action: 'couponBatch.make' }, async (tx) => {
      const batch = await lockCouponBatch(tx.em, batchId);
      const { pattern, charset, promotion_id: promotionId } = batch;
      const count = batch.state === 'making' ? Math.min(CODES_AT_ONCE, batch.count - batch.made) : 0;
      const codes = codesOf({ pattern, charset, count }, (bytes) => randomBytes(bytes));
      const made = await insertCodes(tx, { id: batchId, promotionId }, codes);
      if (count > 0) await countMade(tx.em, batchId, made, tx.now);
      const states = { before: { made: batch.made }, after: { made: batch.made + made } };
      tx.audit({ subject: { kind: 'couponBatch', id: batchId }, ...states });
      return batch.state === 'making' && batch.made + made < batch.count;
    });
  }
}
