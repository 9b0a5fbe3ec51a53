import RegionIcon from '@mui/icons-material/PublicOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

/** Others see the regions of a plan with the plan; the pages are for those who edit them. */
export const planRegions = defineResource({
  name: 'plan-regions',
  one: { en: 'Region', zh: '地区' },
  many: { en: 'Regions', zh: '地区' },
  icon: RegionIcon,
  permission: 'plans:update',
  group: 'catalogue',
  list: lazyPage(() => import('./RegionList'), 'RegionList'),
  create: lazyPage(() => import('./RegionCreate'), 'RegionCreate'),
  edit: lazyPage(() => import('./RegionEdit'), 'RegionEdit'),
  recordRepresentation: (region) => String(region['code']),
});
