import ImportIcon from '@mui/icons-material/UploadFileOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const imports = defineResource({
  name: 'imports',
  one: { en: 'Import', zh: '导入' },
  many: { en: 'Imports', zh: '导入' },
  icon: ImportIcon,
  permission: 'imports:read',
  group: 'system',
  goKey: 'i',
  list: lazyPage(() => import('./ImportList'), 'ImportList'),
  show: lazyPage(() => import('./ImportShow'), 'ImportShow'),
  create: lazyPage(() => import('./ImportCreate'), 'ImportCreate'),
  recordRepresentation: (record) => String(record['reference'] ?? record.id),
});
