import OfflinePaymentIcon from '@mui/icons-material/AccountBalanceOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const offlinePayments = defineResource({
  name: 'offline-payments',
  one: { en: 'Offline payment', zh: '线下付款' },
  many: { en: 'Offline payments', zh: '线下付款' },
  icon: OfflinePaymentIcon,
  permission: 'offlinePayments:read',
  group: 'money',
  goKey: 'n',
  list: lazyPage(() => import('./OfflinePaymentList'), 'OfflinePaymentList'),
  show: lazyPage(() => import('./OfflinePaymentShow'), 'OfflinePaymentShow'),
  recordRepresentation: (record) => String(record['reference']),
});
