import ChargeLimitIcon from '@mui/icons-material/PriceCheckOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const chargeLimits = defineResource({
  name: 'charge-limits',
  one: { en: 'Charge limit', zh: '扣款限额' },
  many: { en: 'Charge limits', zh: '扣款限额' },
  icon: ChargeLimitIcon,
  permission: 'settings:read',
  group: 'system',
  list: lazyPage(() => import('./ChargeLimitsPage'), 'ChargeLimitsPage'),
});
