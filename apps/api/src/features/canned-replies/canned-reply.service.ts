import { Injectable } from '@nestjs/common';
import {
  type CannedReplyView,
  type CreateCannedReplyInput,
  refuseReplyWords,
  type UpdateCannedReplyInput,
} from '@ur-desk/domain/canned-replies';
import { Problem } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { versionConflict } from '../audit/audit.queries';
import { ticketReasons } from '../tickets/ticket.queries';
import { CannedReplyEntity } from './canned-reply.entity';
import { cannedReplyList } from './canned-reply.list';
import { cannedReplyView } from './canned-reply.view';

/** New ones stand behind those that came with the product. */
const DEFAULT_POSITION = 500;

/** The answers that agents choose from; supervisors edit them, in both languages. */
@Injectable()
export class CannedReplyService {
  constructor(private readonly db: Db) {}

  async list(query: ListQuery): Promise<ListPage<CannedReplyView>> {
    const page = await this.db.read((em) => runList<CannedReplyEntity>(em, cannedReplyList, query));
    return mapPage(page, cannedReplyView);
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<CannedReplyView> {
    const row = await this.db.read((em) => em.findOneBy(CannedReplyEntity, { id }));
    if (!row) throw new Problem('not_found');
    return cannedReplyView(row);
  }

  /** Throws `already_exists` at the code, and what is wrong with the words or the reason. */
  async create(input: CreateCannedReplyInput, ctx: CallContext): Promise<CannedReplyView> {
    return this.db.write(ctx, { action: 'cannedReply.create' }, async (tx) => {
      const { reasonCode = null, active = true, position = DEFAULT_POSITION, ...given } = input;
      refuseReplyWords(given.text);
      await refuseUnknownReason(tx.em, reasonCode);
      const row = Object.assign(new CannedReplyEntity(), {
        ...{ ...given, id: tx.newId(), reasonCode, active, position },
        ...{ createdAt: new Date(tx.now), updatedAt: new Date(tx.now), version: 1 },
      });
      await tx.em.insert(CannedReplyEntity, row);
      const after = cannedReplyView(row);
      tx.audit({ subject: { kind: 'cannedReply', id: row.id }, after });
      return after;
    });
  }

  /** Throws `not_found`, `version_conflict`, and what is wrong with the words or the reason. */
  async update(id: string, input: UpdateCannedReplyInput, ctx: CallContext): Promise<CannedReplyView> {
    return this.db.write(ctx, { action: 'cannedReply.update' }, async (tx) => {
      const row = await tx.em.findOne(CannedReplyEntity, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!row) throw new Problem('not_found');
      const before = cannedReplyView(row);
      const subject = { kind: 'cannedReply', id } as const;
      if (ctx.ifMatch !== row.version) throw await versionConflict(tx.em, subject, before);
      if (input.text) refuseReplyWords(input.text);
      if (input.reasonCode) await refuseUnknownReason(tx.em, input.reasonCode);
      Object.assign(row, { ...input, updatedAt: new Date(tx.now), version: row.version + 1 });
      await tx.em.update(CannedReplyEntity, { id }, row);
      const after = cannedReplyView(row);
      tx.audit({ subject, before, after });
      return after;
    });
  }
}

/** Throws `validation_failed` at `reasonCode`. */
async function refuseUnknownReason(em: EntityManager, reasonCode: string | null): Promise<void> {
  if (reasonCode === null) return;
  const reasons = await ticketReasons(em);
  if (!reasons.some(({ code }) => code === reasonCode))
    throw new Problem('validation_failed', {}, [{ field: 'reasonCode', code: 'reason_not_offered' }]);
}
