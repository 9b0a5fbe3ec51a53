import LimitIcon from '@mui/icons-material/SpeedOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const limits = defineResource({
  name: 'limits',
  one: { en: 'Limit', zh: '额度' },
  many: { en: 'Limits', zh: '额度' },
  icon: LimitIcon,
  permission: 'settings:read',
  group: 'system',
  list: lazyPage(() => import('./LimitsPage'), 'LimitsPage'),
});
