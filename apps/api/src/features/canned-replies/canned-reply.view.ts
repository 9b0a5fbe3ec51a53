import { type CannedReplyView } from '@ur-desk/domain/canned-replies';
import { type LocalText } from '@ur-desk/domain/kernel';
import { type CannedReplyEntity } from './canned-reply.entity';

const inOrder = ({ en, zh }: LocalText): LocalText => ({ en, zh });

/** A canned reply as it is stored, in the words of the API. */
export const cannedReplyView = (row: CannedReplyEntity): CannedReplyView => ({
  id: row.id,
  code: row.code,
  title: inOrder(row.title),
  text: inOrder(row.text),
  reasonCode: row.reasonCode,
  active: row.active,
  position: row.position,
  createdAt: row.createdAt.toISOString(),
  updatedAt: row.updatedAt.toISOString(),
  version: row.version,
});
