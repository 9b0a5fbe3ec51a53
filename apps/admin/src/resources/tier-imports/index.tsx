import FileIcon from '@mui/icons-material/GroupAddOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

/** Reached from the membership programme and from the approval inbox. */
export const tierImports = defineResource({
  name: 'tier-imports',
  one: { en: 'File of customers for a tier', zh: '等级客户文件' },
  many: { en: 'Files of customers for a tier', zh: '等级客户文件' },
  icon: FileIcon,
  permission: 'memberships:read',
  list: lazyPage(() => import('./TierImportList'), 'TierImportList'),
  show: lazyPage(() => import('./TierImportShow'), 'TierImportShow'),
  create: lazyPage(() => import('./TierImportCreate'), 'TierImportCreate'),
  recordRepresentation: (record) => String(record['reference'] ?? record.id),
});
