import PaymentIcon from '@mui/icons-material/PaymentsOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const payments = defineResource({
  name: 'payments',
  one: { en: 'Payment', zh: '支付' },
  many: { en: 'Payments', zh: '支付' },
  icon: PaymentIcon,
  permission: 'payments:read',
  group: 'money',
  goKey: 'y',
  list: lazyPage(() => import('./PaymentList'), 'PaymentList'),
  show: lazyPage(() => import('./PaymentShow'), 'PaymentShow'),
  recordRepresentation: (payment) => String(payment['reference']),
});
