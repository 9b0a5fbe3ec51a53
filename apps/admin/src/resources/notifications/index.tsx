import MessageIcon from '@mui/icons-material/MailOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const notifications = defineResource({
  name: 'notifications',
  one: { en: 'Message', zh: '消息' },
  many: { en: 'Messages', zh: '消息' },
  icon: MessageIcon,
  permission: 'notifications:read',
  group: 'service',
  goKey: 'm',
  list: lazyPage(() => import('./NotificationList'), 'NotificationList'),
  show: lazyPage(() => import('./NotificationShow'), 'NotificationShow'),
  recordRepresentation: (record) => String(record['subject'] ?? record.id),
});
