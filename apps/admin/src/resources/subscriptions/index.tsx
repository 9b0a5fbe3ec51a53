import SubscriptionIcon from '@mui/icons-material/DateRangeOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const subscriptions = defineResource({
  name: 'subscriptions',
  one: { en: 'Subscription', zh: '生效套餐' },
  many: { en: 'Subscriptions', zh: '生效套餐' },
  icon: SubscriptionIcon,
  permission: 'subscriptions:read',
  group: 'service',
  list: lazyPage(() => import('./SubscriptionList'), 'SubscriptionList'),
  recordRepresentation: (subscription) => String(subscription['reference']),
});
