import FamilyIcon from '@mui/icons-material/CategoryOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

/** Others see a plan's family with the plan; the pages are for those who edit them. */
export const planFamilies = defineResource({
  name: 'plan-families',
  one: { en: 'Family', zh: '套餐系列' },
  many: { en: 'Families', zh: '套餐系列' },
  icon: FamilyIcon,
  permission: 'plans:update',
  group: 'catalogue',
  list: lazyPage(() => import('./FamilyList'), 'FamilyList'),
  create: lazyPage(() => import('./FamilyCreate'), 'FamilyCreate'),
  edit: lazyPage(() => import('./FamilyEdit'), 'FamilyEdit'),
  recordRepresentation: (family) => String(family['code']),
});
