import ReplyIcon from '@mui/icons-material/QuickreplyOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

/** Agents find them in a ticket; the pages are for those who edit them. */
export const cannedReplies = defineResource({
  name: 'canned-replies',
  one: { en: 'Canned reply', zh: '快捷回复' },
  many: { en: 'Canned replies', zh: '快捷回复' },
  icon: ReplyIcon,
  permission: 'cannedReplies:update',
  group: 'system',
  list: lazyPage(() => import('./CannedReplyList'), 'CannedReplyList'),
  create: lazyPage(() => import('./CannedReplyCreate'), 'CannedReplyCreate'),
  edit: lazyPage(() => import('./CannedReplyEdit'), 'CannedReplyEdit'),
  recordRepresentation: (reply) => String(reply['code']),
});
