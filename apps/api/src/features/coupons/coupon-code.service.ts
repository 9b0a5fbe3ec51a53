import { Injectable } from '@nestjs/common';
import { type AuditAction } from '@ur-desk/domain/audit';
import { type CouponCodeView, requireFreeCode } from '@ur-desk/domain/coupons';
import { Problem } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import {
  COUPON_CODE_COLUMNS,
  COUPON_CODE_FROM,
  couponCodeFacts,
  couponCodeList,
  type CouponCodeRow,
  couponCodeView,
} from './coupon-code.view';

/** Throws `not_found`. */
async function codeById(em: EntityManager, id: string): Promise<CouponCodeRow> {
  const sql = `SELECT ${COUPON_CODE_COLUMNS} FROM ${COUPON_CODE_FROM} WHERE c.id = $1`;
  const [row] = await em.query<CouponCodeRow[]>(sql, [id]);
  if (!row) throw new Problem('not_found');
  return row;
}

/** Single codes from batches. */
@Injectable()
export class CouponCodeService {
  constructor(private readonly db: Db) {}

  async list(query: ListQuery): Promise<ListPage<CouponCodeView>> {
    return mapPage(
      await this.db.read((em) => runList<CouponCodeRow>(em, couponCodeList, query)),
      couponCodeView,
    );
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<CouponCodeView> {
    return couponCodeView(await this.db.read((em) => codeById(em, id)));
  }

  /** It cannot be used any more. Throws `not_found`, and `wrong_state` when it was used or disabled before. */
  async disable(id: string, reason: string, ctx: CallContext): Promise<CouponCodeView> {
    return this.change(id, { action: 'couponCode.disable', reason, ctx }, async (tx) => {
      await tx.em.query('UPDATE coupon_code SET disabled_at = $2 WHERE id = $1', [id, tx.now]);
    });
  }

  /** From now on it is for one customer alone, or for anybody. Throws `not_found`, `validation_failed`, `wrong_state`. */
  async bind(id: string, customerId: string | null, ctx: CallContext): Promise<CouponCodeView> {
    return this.change(id, { action: 'couponCode.bind', ctx }, async (tx) => {
      if (customerId !== null) {
        const known = await tx.em.query<unknown[]>('SELECT FROM customer WHERE id = $1', [customerId]);
        if (known.length === 0)
          throw new Problem('validation_failed', {}, [{ field: 'customerId', code: 'not_known' }]);
      }
      await tx.em.query('UPDATE coupon_code SET customer_id = $2 WHERE id = $1', [id, customerId]);
    });
  }

  private async change(
    id: string,
    { action, reason, ctx }: { action: AuditAction; reason?: string; ctx: CallContext },
    fn: (tx: Tx) => Promise<void>,
  ): Promise<CouponCodeView> {
    return this.db.write(ctx, { action, ...(reason ? { reason } : {}) }, async (tx) => {
      // Whoever wants to use it waits here, and then sees what was done.
      await tx.em.query('SELECT FROM coupon_code WHERE id = $1 FOR UPDATE', [id]);
      const before = await codeById(tx.em, id);
      requireFreeCode(couponCodeFacts(before));
      await fn(tx);
      const after = couponCodeView(await codeById(tx.em, id));
      tx.audit({ subject: { kind: 'couponCode', id }, before: couponCodeView(before), after });
      return after;
    });
  }
}
