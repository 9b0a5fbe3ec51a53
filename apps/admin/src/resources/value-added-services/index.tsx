import ServiceIcon from '@mui/icons-material/VoicemailOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

/** Agents switch them at a line; the pages are for those who edit the catalogue. */
export const valueAddedServices = defineResource({
  name: 'value-added-services',
  one: { en: 'Value-added service', zh: '增值服务' },
  many: { en: 'Value-added services', zh: '增值服务' },
  icon: ServiceIcon,
  permission: 'valueAddedServices:update',
  group: 'catalogue',
  list: lazyPage(() => import('./ValueAddedServiceList'), 'ValueAddedServiceList'),
  create: lazyPage(() => import('./ValueAddedServiceCreate'), 'ValueAddedServiceCreate'),
  edit: lazyPage(() => import('./ValueAddedServiceEdit'), 'ValueAddedServiceEdit'),
  recordRepresentation: (service) => String(service['code']),
});
