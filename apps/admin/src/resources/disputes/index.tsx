import DisputeIcon from '@mui/icons-material/GavelOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const disputes = defineResource({
  name: 'disputes',
  one: { en: 'Dispute', zh: '争议' },
  many: { en: 'Disputes', zh: '争议' },
  icon: DisputeIcon,
  permission: 'disputes:read',
  group: 'money',
  goKey: 'd',
  list: lazyPage(() => import('./DisputeList'), 'DisputeList'),
  show: lazyPage(() => import('./DisputeShow'), 'DisputeShow'),
  recordRepresentation: (dispute) => String(dispute['reference']),
});
