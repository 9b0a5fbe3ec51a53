import AutoRenewIcon from '@mui/icons-material/EventRepeatOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const autoRenewals = defineResource({
  name: 'auto-renewals',
  one: { en: 'Automatic renewal', zh: '自动续费' },
  many: { en: 'Failed auto-renewals', zh: '自动续费异常' },
  icon: AutoRenewIcon,
  permission: 'autoRenewals:read',
  group: 'service',
  list: lazyPage(() => import('./AutoRenewalList'), 'AutoRenewalList'),
  recordRepresentation: (line) => String(line['msisdn']),
});
