import { Problem } from '@ur-desk/domain/kernel';
import { type NoteView } from '@ur-desk/domain/notes';
import { type EntityManager } from 'typeorm';
import { defineList } from '../../platform/http/list-spec';
import { NoteEntity } from './note.entity';

export const noteList = defineList({
  name: 'notes',
  from: 'note n',
  select: `n.id, n.customer_id AS "customerId", n.author_id AS "authorId", n.author, n.text_sealed AS "textSealed",
    n.edited_at AS "editedAt", n.removed_at AS "removedAt", n.created_at AS "createdAt", n.version`,
  id: 'n.id',
  table: 'note',
  fields: {
    customerId: { column: 'n.customer_id', type: 'id', filter: ['eq'] },
    authorId: { column: 'n.author_id', type: 'id', filter: ['eq'] },
    removed: { column: '(n.removed_at IS NOT NULL)', type: 'boolean', filter: ['eq'] },
    createdAt: { column: 'n.created_at', type: 'instant', filter: ['gte', 'lte'], sort: true },
  },
  defaultSort: ['createdAt', 'DESC'],
});

/** Throws `not_found`. */
export async function noteById(em: EntityManager, id: string): Promise<NoteEntity> {
  const note = await em.findOneBy(NoteEntity, { id });
  if (!note) throw new Problem('not_found');
  return note;
}

/** A note with what was sealed; without the words of one that was removed. */
export const noteView = (note: NoteEntity, text: unknown): NoteView => ({
  id: note.id,
  customerId: note.customerId,
  authorId: note.authorId,
  author: note.author,
  text: note.removedAt === null && typeof text === 'string' ? text : null,
  editedAt: note.editedAt?.toISOString() ?? null,
  removedAt: note.removedAt?.toISOString() ?? null,
  createdAt: note.createdAt.toISOString(),
  version: note.version,
});
