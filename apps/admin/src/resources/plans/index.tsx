import PlanIcon from '@mui/icons-material/SellOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const plans = defineResource({
  name: 'plans',
  one: { en: 'Plan', zh: '套餐' },
  many: { en: 'Plans', zh: '套餐' },
  icon: PlanIcon,
  permission: 'plans:read',
  group: 'catalogue',
  goKey: 'p',
  list: lazyPage(() => import('./PlanList'), 'PlanList'),
  show: lazyPage(() => import('./PlanShow'), 'PlanShow'),
  create: lazyPage(() => import('./PlanCreate'), 'PlanCreate'),
  edit: lazyPage(() => import('./PlanEdit'), 'PlanEdit'),
  recordRepresentation: (plan) => String(plan['code']),
});
