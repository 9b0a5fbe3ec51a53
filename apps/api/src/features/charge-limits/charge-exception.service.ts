import { Injectable } from '@nestjs/common';
import {
  type ChargeExceptionView,
  type CreateChargeExceptionInput,
  EXCEPTION_VALID_FOR_MS,
} from '@ur-desk/domain/charge-limits';
import { addMs, Problem } from '@ur-desk/domain/kernel';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import {
  chargeExceptionById,
  chargeExceptionList,
  type ChargeExceptionRow,
  chargeExceptionView,
  insertException,
  openException,
} from './charge-exception.queries';

/** Leave for one charge above the limits, given by name and with a reason. */
@Injectable()
export class ChargeExceptionService {
  constructor(private readonly db: Db) {}

  async list(query: ListQuery): Promise<ListPage<ChargeExceptionView>> {
    const page = await this.db.read((em) => runList<ChargeExceptionRow>(em, chargeExceptionList, query));
    return mapPage(page, chargeExceptionView);
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<ChargeExceptionView> {
    return this.db.read((em) => chargeExceptionById(em, id));
  }

  /** Throws `not_found`, and `charge_exception_open` while an earlier one waits: leave is not saved up. */
  async create(
    { customerId, reason }: CreateChargeExceptionInput,
    ctx: CallContext,
  ): Promise<ChargeExceptionView> {
    const command = { action: 'chargeException.create' as const, customerId, reason };
    return this.db.write(ctx, command, async (tx) => {
      const open = await openException(tx.em, customerId, tx.now);
      if (open !== null) throw new Problem('charge_exception_open', { expiresAt: open });
      const after: ChargeExceptionView = {
        id: tx.newId(),
        customerId,
        reason,
        grantedBy: ctx.actor.name,
        createdAt: tx.now,
        expiresAt: addMs(tx.now, EXCEPTION_VALID_FOR_MS),
        paymentId: null,
        usedAt: null,
      };
      await insertException(tx.em, after, ctx.actor.id);
      tx.audit({ subject: { kind: 'chargeException', id: after.id }, after });
      return after;
    });
  }
}
