import RefundIcon from '@mui/icons-material/CurrencyExchangeOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const refunds = defineResource({
  name: 'refunds',
  one: { en: 'Refund', zh: '退款' },
  many: { en: 'Refunds', zh: '退款' },
  icon: RefundIcon,
  permission: 'refunds:read',
  group: 'money',
  goKey: 'f',
  list: lazyPage(() => import('./RefundList'), 'RefundList'),
  show: lazyPage(() => import('./RefundShow'), 'RefundShow'),
  recordRepresentation: (refund) => String(refund['reference']),
});
