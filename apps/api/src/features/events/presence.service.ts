import { Injectable } from '@nestjs/common';
import {
  CHANGE_PERMISSIONS,
  type PresenceInput,
  type PresenceKind,
  type PresenceSubject,
  type PresenceView,
} from '@ur-desk/domain/events';
import { permits, Problem } from '@ur-desk/domain/kernel';
import { type Actor, type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { ChangeAnnouncer } from '../../platform/live/change-announcer';
import { type Looked, noteLeave, noteLook, requireRecord, viewersOf } from './presence.queries';

const SUBJECTS: Record<PresenceKind, PresenceSubject> = {
  customer: 'customerPresence',
  ticket: 'ticketPresence',
};

/**
 * Who has which record open. Bookkeeping of what people look at, and so not audited; kept in the database for the sake of the
 * other processes.
 */
@Injectable()
export class PresenceService {
  constructor(
    private readonly db: Db,
    private readonly announcer: ChangeAnnouncer,
  ) {}

  /** Notes that the tab shows the record, and says who else has it open. Throws `not_permitted`, `not_found`. */
  async look(input: PresenceInput, { actor }: CallContext): Promise<PresenceView> {
    requireStaff(actor, input.kind);
    return this.db.read(async (em) => {
      await requireRecord(em, input);
      const before = await noteLook(em, actor.id, input);
      const isNew = before?.recordId !== input.recordId || before.kind !== input.kind;
      if (isNew) this.tell(before, input);
      return { viewers: await viewersOf(em, input, actor.id) };
    });
  }

  async leave(tab: string, { actor }: CallContext): Promise<void> {
    this.tell(await this.db.read((em) => noteLeave(em, actor.id, tab)));
  }

  private tell(...looked: (Looked | null)[]): void {
    const changes = looked.flatMap((one) =>
      one ? [{ subject: SUBJECTS[one.kind], id: one.recordId, customerId: null }] : [],
    );
    this.announcer.announce(changes);
  }
}

/** People look at pages, keys do not; and only at what they may see. */
function requireStaff(actor: Actor, kind: PresenceKind): void {
  const permission = CHANGE_PERMISSIONS[SUBJECTS[kind]];
  if (actor.kind !== 'staff' || !permits(actor.role, permission))
    throw new Problem('not_permitted', { permission });
}
