import TicketIcon from '@mui/icons-material/SupportAgentOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const tickets = defineResource({
  name: 'tickets',
  one: { en: 'Ticket', zh: '工单' },
  many: { en: 'Tickets', zh: '工单' },
  icon: TicketIcon,
  permission: 'tickets:read',
  group: 'service',
  goKey: 'k',
  list: lazyPage(() => import('./TicketList'), 'TicketList'),
  show: lazyPage(() => import('./TicketShow'), 'TicketShow'),
  homeCard: lazyPage(() => import('./TicketCard'), 'TicketCard'),
  recordRepresentation: (ticket) => String(ticket['reference']),
});
