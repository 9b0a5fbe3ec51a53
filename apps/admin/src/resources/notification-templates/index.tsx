import TemplateIcon from '@mui/icons-material/DraftsOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const notificationTemplates = defineResource({
  name: 'notification-templates',
  one: { en: 'Message text', zh: '消息文本' },
  many: { en: 'Message texts', zh: '消息文本' },
  icon: TemplateIcon,
  permission: 'notificationTemplates:read',
  group: 'service',
  list: lazyPage(() => import('./TemplateList'), 'TemplateList'),
  show: lazyPage(() => import('./TemplateShow'), 'TemplateShow'),
  recordRepresentation: (template) => String(template['event']),
});
