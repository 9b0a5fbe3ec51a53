import UnusualIcon from '@mui/icons-material/TroubleshootOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const unusualActivities = defineResource({
  name: 'unusual-activities',
  one: { en: 'Unusual activity', zh: '异常操作' },
  many: { en: 'Unusual activity', zh: '异常操作' },
  icon: UnusualIcon,
  permission: 'unusualActivities:read',
  group: 'money',
  list: lazyPage(() => import('./UnusualList'), 'UnusualList'),
  show: lazyPage(() => import('./UnusualShow'), 'UnusualShow'),
  recordRepresentation: (activity) => String(activity['actorName']),
});
