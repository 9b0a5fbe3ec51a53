import AuditIcon from '@mui/icons-material/HistoryEduOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const auditEvents = defineResource({
  name: 'audit-events',
  one: { en: 'Audit entry', zh: '审计记录' },
  many: { en: 'Audit log', zh: '审计日志' },
  icon: AuditIcon,
  permission: 'auditEvents:read',
  group: 'system',
  list: lazyPage(() => import('./AuditEventList'), 'AuditEventList'),
  show: lazyPage(() => import('./AuditEventShow'), 'AuditEventShow'),
});
