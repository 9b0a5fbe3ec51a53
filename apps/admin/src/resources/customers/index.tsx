import PeopleIcon from '@mui/icons-material/PeopleOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const customers = defineResource({
  name: 'customers',
  one: { en: 'Customer', zh: '客户' },
  many: { en: 'Customers', zh: '客户' },
  icon: PeopleIcon,
  permission: 'customers:read',
  group: 'service',
  goKey: 'c',
  list: lazyPage(() => import('./CustomerList'), 'CustomerList'),
  show: lazyPage(() => import('./CustomerShow'), 'CustomerShow'),
  create: lazyPage(() => import('./CustomerCreate'), 'CustomerCreate'),
  recordRepresentation: (customer) => String(customer['name'] ?? customer['reference']),
});
