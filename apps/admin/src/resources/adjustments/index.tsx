import AdjustmentIcon from '@mui/icons-material/TuneOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const adjustments = defineResource({
  name: 'adjustments',
  one: { en: 'Adjustment', zh: '调整' },
  many: { en: 'Adjustments', zh: '调整' },
  icon: AdjustmentIcon,
  permission: 'adjustments:read',
  group: 'money',
  goKey: 'j',
  list: lazyPage(() => import('./AdjustmentList'), 'AdjustmentList'),
  show: lazyPage(() => import('./AdjustmentShow'), 'AdjustmentShow'),
  recordRepresentation: (adjustment) => String(adjustment['reference']),
});
