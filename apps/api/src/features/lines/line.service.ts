import { Injectable } from '@nestjs/common';
import { Problem } from '@ur-desk/domain/kernel';
import {
  type ActivationCodeView,
  type LineView,
  type RevealActivationCodeInput,
} from '@ur-desk/domain/lines';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { mapPage, type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { lineList } from './line.list';
import { lineById, sealedActivationCode } from './line.queries';
import { lineViewFor, type LineRow } from './line.view';

@Injectable()
export class LineService {
  constructor(private readonly db: Db) {}

  /** One page of lines, as the caller's role sees them. */
  list(query: ListQuery, ctx: CallContext): Promise<ListPage<LineView>> {
    return this.db.read(async (em) => {
      const page = await runList<LineRow>(em, lineList, query);
      return mapPage(page, (row) => lineViewFor(ctx.actor.role, row));
    });
  }

  /** Problems: not_found. */
  async get(lineId: string, ctx: CallContext): Promise<LineView> {
    return lineViewFor(ctx.actor.role, await this.find(lineId));
  }

  /** Shows the code that downloads the SIM profile; audited with its reason. Problems: not_found. */
  async revealActivationCode(
    lineId: string,
    input: RevealActivationCodeInput,
    ctx: CallContext,
  ): Promise<ActivationCodeView> {
    const { customer_id: customerId } = await this.find(lineId);
    const command = { action: 'line.revealActivationCode' as const, customerId, reason: input.reason };
    return this.db.write(ctx, command, async (tx) => {
      const profile = await sealedActivationCode(tx.em, { customerId, lineId });
      if (!profile) throw new Problem('not_found');
      tx.audit({ subject: { kind: 'line', id: lineId } });
      const activationCode = String(tx.open(profile.activation_code_sealed));
      return { lineId, iccid: profile.iccid, activationCode };
    });
  }

  private async find(lineId: string): Promise<LineRow> {
    const line = await this.db.read((em) => lineById(em, lineId));
    if (!line) throw new Problem('not_found');
    return line;
  }
}
