import { Injectable } from '@nestjs/common';
import { type Instant } from '@ur-desk/domain/kernel';
import {
  type AnonymisationView,
  type AnonymiseInput,
  ERASED_KINDS,
  KEPT_KINDS,
} from '@ur-desk/domain/person-data';
import { type EntityManager } from 'typeorm';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { AnonymisationApproval } from './anonymisation.approval';
import { anonymiseFacts, countKept } from './anonymisation.queries';
import { countErased } from './erasure';

/** Asks for a customer to be anonymised, and shows how that stands (rules 9, decision 0541). */
@Injectable()
export class AnonymisationService {
  constructor(
    private readonly db: Db,
    private readonly approval: AnonymisationApproval,
  ) {}

  /** Throws `not_found`. */
  async status(customerId: string): Promise<AnonymisationView> {
    const now = await this.db.now();
    return this.db.snapshot((em) => this.viewOf(em, customerId, now));
  }

  /** Throws `not_found`, and what `refuseAnonymise` throws. */
  async ask(customerId: string, { reason }: AnonymiseInput, ctx: CallContext): Promise<AnonymisationView> {
    const command = { action: 'customer.anonymise' as const, customerId, reason };
    return this.db.write(ctx, command, async (tx) => {
      await this.approval.ask(tx, { customerId, reason }, ctx.actor);
      return this.viewOf(tx.em, customerId, tx.now);
    });
  }

  private async viewOf(em: EntityManager, customerId: string, now: Instant): Promise<AnonymisationView> {
    const { facts, request } = await anonymiseFacts(em, customerId, now);
    const { anonymisedAt, owed, status, blockers } = facts;
    if (anonymisedAt !== null) return { customerId, anonymisedAt, request, preview: null };
    const removed = await countErased(em, customerId);
    const kept = await countKept(em, customerId);
    const preview = {
      removed: ERASED_KINDS.map((kind) => ({ kind, count: removed[kind] })),
      kept: KEPT_KINDS.map((kind) => ({ kind, count: kept[kind] })),
      closed: status === 'closed',
      owed,
      blockers: [...blockers],
    };
    return { customerId, anonymisedAt, request, preview };
  }
}
