import LineIcon from '@mui/icons-material/SimCardOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const lines = defineResource({
  name: 'lines',
  one: { en: 'Line', zh: '线路' },
  many: { en: 'Lines', zh: '线路' },
  icon: LineIcon,
  permission: 'lines:read',
  group: 'service',
  goKey: 'l',
  list: lazyPage(() => import('./LineList'), 'LineList'),
  recordRepresentation: (line) => String(line['msisdn']),
});
