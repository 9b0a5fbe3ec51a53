import ClosingIcon from '@mui/icons-material/NoAccountsOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const accountClosings = defineResource({
  name: 'account-closings',
  one: { en: 'Account closing', zh: '销户' },
  many: { en: 'Account closings', zh: '销户' },
  icon: ClosingIcon,
  permission: 'refunds:read',
  group: 'money',
  goKey: 'x',
  list: lazyPage(() => import('./ClosingList'), 'ClosingList'),
  show: lazyPage(() => import('./ClosingShow'), 'ClosingShow'),
  recordRepresentation: (record) => String(record['reference']),
});
