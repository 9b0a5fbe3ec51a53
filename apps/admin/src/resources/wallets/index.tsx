import LedgerIcon from '@mui/icons-material/MenuBookOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const transfers = defineResource({
  name: 'transfers',
  one: { en: 'Transfer', zh: '转账' },
  many: { en: 'Ledger', zh: '账本' },
  icon: LedgerIcon,
  permission: 'transfers:read',
  group: 'money',
  goKey: 'b',
  list: lazyPage(() => import('./TransferList'), 'TransferList'),
});
