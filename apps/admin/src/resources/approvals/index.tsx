import ApprovalIcon from '@mui/icons-material/FactCheckOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const approvals = defineResource({
  name: 'approvals',
  one: { en: 'Approval', zh: '审批' },
  many: { en: 'Approvals', zh: '审批' },
  icon: ApprovalIcon,
  permission: 'approvals:read',
  group: 'money',
  goKey: 'a',
  list: lazyPage(() => import('./ApprovalInbox'), 'ApprovalInbox'),
  show: lazyPage(() => import('./ApprovalShow'), 'ApprovalShow'),
  homeCard: lazyPage(() => import('./ApprovalCard'), 'ApprovalCard'),
  recordRepresentation: (request) => String(request['reference']),
});
