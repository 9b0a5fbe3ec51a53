import { Injectable, Logger } from '@nestjs/common';
import { type AuditAction } from '@ur-desk/domain/audit';
import { permits, Problem } from '@ur-desk/domain/kernel';
import { type SessionView } from '@ur-desk/domain/staff';
import { IdentityCache } from '../../platform/auth/identity-cache';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { staffById } from '../staff/staff.queries';
import {
  endSession,
  findUsedToken,
  rotateRefreshToken,
  sessionList,
  type UsedToken,
} from './session.queries';
import { type SessionRow, toSessionView } from './session.view';
import { actorOf, type SessionStart } from './sign-in.service';
import { contextOfVisit, type Visit } from './visit.decorator';

/** Sessions while they live, and their end. */
@Injectable()
export class SessionService {
  private readonly logger = new Logger(SessionService.name);

  constructor(
    private readonly db: Db,
    private readonly identities: IdentityCache,
  ) {}

  /**
   * Gives the session its next refresh token. A token that was used before ends the session, since two people have it;
   * within ten seconds it may be another tab, which is told to try again (`refresh_in_flight`). Throws `session_ended`.
   */
  async refresh(token: string | null, visit: Visit): Promise<SessionStart> {
    const next = token ? await this.db.read((em) => rotateRefreshToken(em, token)) : null;
    if (next) return next;
    const used = token ? await this.db.read((em) => findUsedToken(em, token)) : null;
    if (used?.lately) throw new Problem('refresh_in_flight');
    if (used) await this.endStolen(used, visit);
    throw new Problem('session_ended');
  }

  /** Ends the session that asks. */
  async signOut(ctx: CallContext): Promise<void> {
    const { sessionId } = ctx.actor;
    if (!sessionId) throw new Problem('not_found');
    await this.end(sessionId, ctx, { action: 'session.signOut', reason: 'signedOut' });
  }

  /** Ends a session of one's own; with the permission, anybody's. Throws `not_found`. */
  async revoke(id: string, ctx: CallContext): Promise<void> {
    await this.end(id, ctx, { action: 'session.revoke', reason: 'revoked' });
  }

  /** One's own sessions in progress; with the permission, everybody's. */
  async list(query: ListQuery, ctx: CallContext): Promise<ListPage<SessionView>> {
    const { actor } = ctx;
    const mine = { field: 'staffId', operator: 'eq', value: actor.id } as const;
    const conditions = permits(actor.role, 'sessions:read') ? query.conditions : [...query.conditions, mine];
    const page = await this.db.read((em) => runList<SessionRow>(em, sessionList, { ...query, conditions }));
    return mapPage(page, (row) => toSessionView(row, actor.sessionId));
  }

  private async end(
    id: string,
    ctx: CallContext,
    { action, reason }: { action: AuditAction; reason: 'signedOut' | 'revoked' },
  ): Promise<void> {
    const staffId = permits(ctx.actor.role, 'sessions:revoke') ? null : ctx.actor.id;
    await this.db.write(ctx, { action }, async (tx) => {
      const ended = await endSession(tx.em, id, { reason, staffId });
      if (!ended) throw new Problem('not_found');
      tx.audit({ subject: { kind: 'session', id }, before: ended, after: { ...ended, reason } });
      return null;
    });
    this.identities.forget();
  }

  private async endStolen({ sessionId, staffId }: UsedToken, visit: Visit): Promise<void> {
    const staff = await this.db.read((em) => staffById(em, staffId));
    const ctx = contextOfVisit(visit, actorOf(staff, sessionId));
    await this.db.write(ctx, { action: 'session.endStolen' }, async (tx) => {
      await endSession(tx.em, sessionId, { reason: 'reuse', staffId });
      tx.audit({ subject: { kind: 'session', id: sessionId }, after: { staffId, reason: 'reuse' } });
      return null;
    });
    this.identities.forget();
    const { address, requestId } = visit;
    this.logger.error({ sessionId, staffId, address, requestId }, 'refresh token used twice: session ended');
  }
}
