import RenewIcon from '@mui/icons-material/AutorenewOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const renewals = defineResource({
  name: 'renewals',
  one: { en: 'Renewal', zh: '续费' },
  many: { en: 'Renewals', zh: '续费' },
  icon: RenewIcon,
  permission: 'renewals:read',
  group: 'service',
  goKey: 'r',
  list: lazyPage(() => import('./RenewalList'), 'RenewalList'),
  show: lazyPage(() => import('./RenewalShow'), 'RenewalShow'),
  recordRepresentation: (renewal) => String(renewal['reference']),
});
