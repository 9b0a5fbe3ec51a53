import ProviderEventIcon from '@mui/icons-material/SensorsOutlined';
import ProviderIcon from '@mui/icons-material/HubOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const providerEvents = defineResource({
  name: 'provider-events',
  one: { en: 'Provider event', zh: '支付机构事件' },
  many: { en: 'Provider events', zh: '支付机构事件' },
  icon: ProviderEventIcon,
  permission: 'providerEvents:read',
  group: 'money',
  list: lazyPage(() => import('./ProviderEventList'), 'ProviderEventList'),
  show: lazyPage(() => import('./ProviderEventShow'), 'ProviderEventShow'),
  recordRepresentation: (event) => String(event['type']),
});

export const paymentProviders = defineResource({
  name: 'payment-providers',
  one: { en: 'Payment provider', zh: '支付机构' },
  many: { en: 'Payment providers', zh: '支付机构' },
  icon: ProviderIcon,
  permission: 'paymentProviders:read',
  group: 'system',
  list: lazyPage(() => import('./ProvidersPage'), 'ProvidersPage'),
});
