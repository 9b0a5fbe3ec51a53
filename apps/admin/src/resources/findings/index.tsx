import WorkIcon from '@mui/icons-material/BuildOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const findings = defineResource({
  name: 'findings',
  one: { en: 'Finding', zh: '待处理问题' },
  many: { en: 'Work list', zh: '待处理问题' },
  icon: WorkIcon,
  permission: 'findings:read',
  group: 'service',
  goKey: 'w',
  list: lazyPage(() => import('./WorkList'), 'WorkList'),
  homeCard: lazyPage(() => import('./WorkCard'), 'WorkCard'),
});
