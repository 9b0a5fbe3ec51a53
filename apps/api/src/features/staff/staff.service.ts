import { Injectable } from '@nestjs/common';
import { type AuditAction } from '@ur-desk/domain/audit';
import { addMs, type Instant, Problem } from '@ur-desk/domain/kernel';
import {
  assertAdministratorStays,
  type CreateStaffInput,
  type InvitedStaffView,
  type SessionEndReason,
  SET_UP_LINK_LIFE_MS,
  type SetUpLinkView,
  type StaffState,
  type StaffView,
  type UpdateStaffInput,
} from '@ur-desk/domain/staff';
import { type EntityManager, In } from 'typeorm';
import { IdentityCache } from '../../platform/auth/identity-cache';
import { type CallContext, systemContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { versionConflict } from '../audit/audit.queries';
import { endSessionsOf, hashToken, newToken } from '../auth/session.queries';
import { newStaff, StaffEntity } from './staff.entity';
import { lockStaff, staffById, staffList, updateStaff } from './staff.queries';
import { toStaffView } from './staff.view';

interface SetUp {
  token: string;
  columns: { setUpTokenHash: Buffer; setUpExpiresAt: Date };
}

/** Accounts of the people at the desk: invite, change, deactivate. */
@Injectable()
export class StaffService {
  constructor(
    private readonly db: Db,
    private readonly identities: IdentityCache,
  ) {}

  async list(query: ListQuery): Promise<ListPage<StaffView>> {
    return this.db.read(async (em) => {
      const page = await runList<{ id: string }>(em, staffList, query);
      const found = await em.findBy(StaffEntity, { id: In(page.rows.map(({ id }) => id)) });
      const byId = new Map(found.map((staff) => [staff.id, toStaffView(staff)]));
      return { ...page, rows: page.rows.flatMap(({ id }) => byId.get(id) ?? []) };
    });
  }

  async get(id: string): Promise<StaffView> {
    return toStaffView(await this.db.read((em) => staffById(em, id)));
  }

  /** Makes an account without a password, and the link with which its owner chooses one. Throws `already_exists`. */
  async invite(input: CreateStaffInput, ctx: CallContext): Promise<InvitedStaffView> {
    return this.db.write(ctx, { action: 'staff.invite' }, async (tx) => {
      const { token, columns } = this.newSetUp(tx.now);
      const staff = newStaff({ ...input, locale: input.locale ?? 'en', id: tx.newId(), ...columns }, tx.now);
      await tx.em.insert(StaffEntity, staff);
      const view = toStaffView(staff);
      tx.audit({ subject: { kind: 'staff', id: staff.id }, after: view });
      return { ...view, setUpLink: linkOf(staff, token) };
    });
  }

  /** A new link for somebody who lost theirs, or their password; the old password works until it is used. */
  async renewSetUpLink(id: string, ctx: CallContext): Promise<SetUpLinkView> {
    return this.db.write(ctx, { action: 'staff.renewSetUpLink' }, async (tx) => {
      const { staff } = await lockStaff(tx.em, id);
      if (staff.state === 'deactivated') throw new Problem('wrong_state', { state: staff.state });
      const { token, columns } = this.newSetUp(tx.now);
      const after = await updateStaff(tx.em, staff, { changes: columns, now: tx.now });
      tx.audit({ subject: { kind: 'staff', id }, before: toStaffView(staff), after: toStaffView(after) });
      return linkOf(after, token);
    });
  }

  /** Another role ends the person's sessions, so that it counts at once. Throws `version_conflict`, `last_administrator`. */
  async update(id: string, input: UpdateStaffInput, ctx: CallContext): Promise<StaffView> {
    return this.change(id, ctx, {
      action: 'staff.update',
      changesOf: async (staff, em) => {
        if (ctx.ifMatch !== undefined && ctx.ifMatch !== staff.version)
          throw await versionConflict(em, { kind: 'staff', id }, toStaffView(staff));
        const { name = staff.name, role = staff.role, locale = staff.locale } = input;
        return { name, role, locale };
      },
      endReason: (before, after) => (before.role === after.role ? null : 'roleChanged'),
    });
  }

  /** Ends all sessions of the account; nobody signs in with it any more. Throws `wrong_state`, `last_administrator`. */
  async deactivate(id: string, ctx: CallContext): Promise<StaffView> {
    return this.change(id, ctx, {
      action: 'staff.deactivate',
      changesOf: ({ state }) => {
        if (state === 'deactivated') throw new Problem('wrong_state', { state });
        return { state: 'deactivated', setUpTokenHash: null, setUpExpiresAt: null };
      },
      endReason: () => 'deactivated',
    });
  }

  async reactivate(id: string, ctx: CallContext): Promise<StaffView> {
    return this.change(id, ctx, {
      action: 'staff.reactivate',
      changesOf: ({ state, passwordHash }) => {
        if (state !== 'deactivated') throw new Problem('wrong_state', { state });
        return { state: (passwordHash ? 'active' : 'invited') satisfies StaffState };
      },
      endReason: () => null,
    });
  }

  /** For an installation that nobody administers yet: an administrator, by a link. Null: somebody does. */
  async inviteFirstAdministrator(email: string): Promise<InvitedStaffView | null> {
    const active = { role: 'admin', state: 'active' } as const;
    if (await this.db.read((em) => em.existsBy(StaffEntity, active))) return null;
    const name = email.split('@')[0] ?? email;
    return this.invite({ email, name, role: 'admin' }, systemContext('invite-administrator'));
  }

  private async change(
    id: string,
    ctx: CallContext,
    step: {
      action: AuditAction;
      changesOf: (
        staff: StaffEntity,
        em: EntityManager,
      ) => Partial<StaffEntity> | Promise<Partial<StaffEntity>>;
      endReason: (before: StaffEntity, after: StaffEntity) => SessionEndReason | null;
    },
  ): Promise<StaffView> {
    const view = await this.db.write(ctx, { action: step.action }, async (tx: Tx) => {
      const { staff, otherAdministrators } = await lockStaff(tx.em, id);
      const changes = await step.changesOf(staff, tx.em);
      assertAdministratorStays(staff, { ...staff, ...changes }, otherAdministrators);
      const after = await updateStaff(tx.em, staff, { changes, now: tx.now });
      const reason = step.endReason(staff, after);
      if (reason) await endSessionsOf(tx.em, id, { reason });
      tx.audit({ subject: { kind: 'staff', id }, before: toStaffView(staff), after: toStaffView(after) });
      return toStaffView(after);
    });
    this.identities.forget();
    return view;
  }

  private newSetUp(now: Instant): SetUp {
    const token = newToken();
    const setUpExpiresAt = new Date(addMs(now, SET_UP_LINK_LIFE_MS));
    return { token, columns: { setUpTokenHash: hashToken(token), setUpExpiresAt } };
  }
}

const linkOf = (staff: StaffEntity, token: string): SetUpLinkView => ({
  staffId: staff.id,
  token,
  expiresAt: staff.setUpExpiresAt?.toISOString() ?? '',
});
