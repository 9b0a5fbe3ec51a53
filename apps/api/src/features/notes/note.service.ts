import { Injectable } from '@nestjs/common';
import { type Instant } from '@ur-desk/domain/kernel';
import {
  type CreateNoteInput,
  type NoteChange,
  type NoteView,
  requireNoteChange,
  type UpdateNoteInput,
} from '@ur-desk/domain/notes';
import { type EntityManager } from 'typeorm';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { versionConflict } from '../audit/audit.queries';
import { NoteEntity } from './note.entity';
import { noteById, noteList, noteView } from './note.queries';

interface Change {
  change: NoteChange;
  ctx: CallContext;
}

/** What staff write of customers, each in his own name. */
@Injectable()
export class NoteService {
  constructor(private readonly db: Db) {}

  async list(query: ListQuery): Promise<ListPage<NoteView>> {
    return this.db.read(async (em) => {
      const page = await runList<NoteEntity>(em, noteList, query);
      return { ...page, rows: await this.opened(em, page.rows) };
    });
  }

  /** Throws `not_found`. */
  async get(id: string): Promise<NoteView> {
    return this.db.read(async (em) => {
      const note = await noteById(em, id);
      const [text] = await this.db.openSealed(em, note.customerId, [note.textSealed]);
      return noteView(note, text);
    });
  }

  /** Throws `not_found` (customer). */
  async create({ customerId, text }: CreateNoteInput, ctx: CallContext): Promise<NoteView> {
    return this.db.write(ctx, { action: 'note.create', customerId }, async (tx) => {
      const note = Object.assign(new NoteEntity(), {
        ...{ customerId, id: tx.newId(), authorId: ctx.actor.id, author: ctx.actor.name },
        ...{ textSealed: tx.seal(text), editedAt: null, removedAt: null },
        ...{ createdAt: new Date(tx.now), version: 1 },
      });
      await tx.em.insert(NoteEntity, note);
      const after = noteView(note, text);
      tx.audit({ subject: { kind: 'note', id: note.id }, before: { text: null }, after: { text } });
      return after;
    });
  }

  /** Throws `not_found`, `note_not_own`, `version_conflict`, `wrong_state`. */
  update(id: string, { text }: UpdateNoteInput, ctx: CallContext): Promise<NoteView> {
    return this.change(id, { change: 'update', ctx }, (tx) => ({
      textSealed: tx.seal(text),
      editedAt: dateOf(tx.now),
    }));
  }

  /** Its words stay in the audit log, and it can be brought back. Throws as `update`. */
  remove(id: string, ctx: CallContext): Promise<NoteView> {
    return this.change(id, { change: 'remove', ctx }, (tx) => ({ removedAt: dateOf(tx.now) }));
  }

  /** Brings a removed note back. Throws as `update`. */
  restore(id: string, ctx: CallContext): Promise<NoteView> {
    return this.change(id, { change: 'restore', ctx }, () => ({ removedAt: null }));
  }

  private async change(
    id: string,
    { change, ctx }: Change,
    fn: (tx: Tx) => Partial<NoteEntity>,
  ): Promise<NoteView> {
    const { customerId } = await this.get(id);
    // The write holds the customer, so that nobody else changes the note meanwhile.
    return this.db.write(ctx, { action: `note.${change}`, customerId }, async (tx) => {
      const note = await noteById(tx.em, id);
      const before = noteView(note, tx.open(note.textSealed));
      const subject = { kind: 'note', id } as const;
      if (ctx.ifMatch !== note.version) throw await versionConflict(tx.em, subject, before);
      requireNoteChange(before, change, ctx.actor.id);
      const changed = Object.assign(note, fn(tx), { version: note.version + 1 });
      const { textSealed, editedAt, removedAt, version } = changed;
      await tx.em.update(NoteEntity, { customerId, id }, { textSealed, editedAt, removedAt, version });
      const after = noteView(changed, tx.open(textSealed));
      tx.audit({ subject, before: { text: before.text }, after: { text: after.text } });
      return after;
    });
  }

  /** Opens a page of notes, one look at the key per customer. */
  private async opened(em: EntityManager, notes: readonly NoteEntity[]): Promise<NoteView[]> {
    const texts = new Map<string, unknown>();
    for (const customerId of new Set(notes.map((note) => note.customerId))) {
      const own = notes.filter((note) => note.customerId === customerId);
      const sealed = own.map(({ textSealed }) => textSealed);
      const values = await this.db.openSealed(em, customerId, sealed);
      own.forEach(({ id }, index) => texts.set(id, values[index]));
    }
    return notes.map((note) => noteView(note, texts.get(note.id)));
  }
}

const dateOf = (now: Instant): Date => new Date(now);
