import { Injectable } from '@nestjs/common';
import { Problem } from '@ur-desk/domain/kernel';
import {
  type CreateReasonCodeInput,
  decideReasonChange,
  type ReasonCodeView,
  type UpdateReasonCodeInput,
} from '@ur-desk/domain/reason-codes';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { versionConflict } from '../audit/audit.queries';
import { reasonCodeList } from './reason-code.list';
import { lockReasonCodes, reasonCodeById, writeReasonCode } from './reason-code.queries';
import { type ReasonCodeRow, reasonCodeView } from './reason-code.view';

/** New reasons stand before `other` and after those that came with the product. */
const DEFAULT_POSITION = 500;

/** The reasons that staff choose from; supervisors edit them, in both languages (rules 7). */
@Injectable()
export class ReasonCodeService {
  constructor(private readonly db: Db) {}

  async list(query: ListQuery): Promise<ListPage<ReasonCodeView>> {
    const page = await this.db.read((em) => runList<ReasonCodeRow>(em, reasonCodeList, query));
    return mapPage(page, reasonCodeView);
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<ReasonCodeView> {
    return this.db.read((em) => reasonCodeById(em, id));
  }

  /** Throws `already_exists` and what `decideReasonChange` throws. */
  async create(input: CreateReasonCodeInput, ctx: CallContext): Promise<ReasonCodeView> {
    return this.db.write(ctx, { action: 'reasonCode.create' }, async (tx) => {
      const others = await lockReasonCodes(tx.em);
      const { commentNeeded = false, active = true, position = DEFAULT_POSITION, ...given } = input;
      const wanted = { code: given.code, text: given.text, uses: given.uses, commentNeeded, active };
      const { uses } = decideReasonChange(null, wanted, others);
      const made = {
        ...wanted,
        id: tx.newId(),
        uses: [...uses],
        position,
        createdAt: tx.now,
        updatedAt: tx.now,
        version: 1,
      };
      await writeReasonCode(tx.em, made);
      tx.audit({ subject: { kind: 'reasonCode', id: made.id }, after: made });
      return made;
    });
  }

  /** Throws `not_found`, `version_conflict` and what `decideReasonChange` throws. */
  async update(id: string, input: UpdateReasonCodeInput, ctx: CallContext): Promise<ReasonCodeView> {
    return this.db.write(ctx, { action: 'reasonCode.update' }, async (tx) => {
      const all = await lockReasonCodes(tx.em);
      const before = all.find((reason) => reason.id === id);
      if (!before) throw new Problem('not_found');
      if (ctx.ifMatch !== before.version)
        throw await versionConflict(tx.em, { kind: 'reasonCode', id }, before);
      const wanted = { ...before, ...input };
      const others = all.filter((reason) => reason.id !== id);
      const { uses } = decideReasonChange(before, wanted, others);
      const after = { ...wanted, uses: [...uses], updatedAt: tx.now, version: before.version + 1 };
      await writeReasonCode(tx.em, after);
      tx.audit({ subject: { kind: 'reasonCode', id }, before, after });
      return after;
    });
  }
}
