import KeyIcon from '@mui/icons-material/VpnKeyOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const apiKeys = defineResource({
  name: 'api-keys',
  one: { en: 'API key', zh: 'API 密钥' },
  many: { en: 'API keys', zh: 'API 密钥' },
  icon: KeyIcon,
  permission: 'apiKeys:read',
  group: 'system',
  list: lazyPage(() => import('./ApiKeyList'), 'ApiKeyList'),
  create: lazyPage(() => import('./ApiKeyCreate'), 'ApiKeyCreate'),
  recordRepresentation: (record) => String(record['name'] ?? record.id),
});
