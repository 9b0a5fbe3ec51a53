import StaffIcon from '@mui/icons-material/BadgeOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const staffResource = defineResource({
  name: 'staff',
  one: { en: 'Staff member', zh: '员工' },
  many: { en: 'Staff', zh: '员工' },
  icon: StaffIcon,
  permission: 'staff:read',
  group: 'system',
  goKey: 't',
  list: lazyPage(() => import('./StaffList'), 'StaffList'),
  show: lazyPage(() => import('./StaffShow'), 'StaffShow'),
  create: lazyPage(() => import('./StaffCreate'), 'StaffCreate'),
  recordRepresentation: (record) => String(record['name'] ?? record.id),
});
