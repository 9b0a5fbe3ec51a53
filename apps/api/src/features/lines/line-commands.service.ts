import { Problem } from '@ur-desk/domain/kernel';
import { type LineView } from '@ur-desk/domain/lines';
import { type EntityManager } from 'typeorm';
import { type CallContext } from '../../platform/db/call-context';
import { type Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type LineOrders } from './line-orders.service';
import { lineById } from './line.queries';
import { lineViewFor } from './line.view';

/** A line as it is within a write. Throws `not_found`. */
export async function viewWithin(tx: Tx, lineId: string, ctx: CallContext): Promise<LineView> {
  const row = await lineById(tx.em, lineId);
  if (!row) throw new Problem('not_found');
  return lineViewFor(ctx.actor.role, row);
}

/** What commands that order something of the network have in common: they answer with how far that is. */
export abstract class LineCommands {
  protected constructor(
    protected readonly db: Db,
    protected readonly orders: LineOrders,
  ) {}

  /** The line after the network was told, whether or not it has answered; the janitor goes on where this breaks off. */
  protected async carriedOut({ id: lineId, customerId }: LineView, ctx: CallContext): Promise<LineView> {
    await this.orders.carryOut(ctx, { customerId, lineId });
    return this.find(lineId, ctx);
  }

  /** For a repeated call: the line as it is by now, not as it was answered first. */
  protected asItStands(ctx: CallContext) {
    return async (stored: LineView, em: EntityManager): Promise<LineView> => {
      const row = await lineById(em, stored.id);
      return row ? lineViewFor(ctx.actor.role, row) : stored;
    };
  }

  /** Throws `not_found`. */
  protected async find(lineId: string, ctx: CallContext): Promise<LineView> {
    const row = await this.db.read((em) => lineById(em, lineId));
    if (!row) throw new Problem('not_found');
    return lineViewFor(ctx.actor.role, row);
  }
}
