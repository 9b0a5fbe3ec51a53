import TotalsIcon from '@mui/icons-material/FunctionsOutlined';
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
  show: lazyPage(() => import('./TransferShow'), 'TransferShow'),
});

export const accounts = defineResource({
  name: 'accounts',
  one: { en: 'Account', zh: '账户' },
  many: { en: 'Company totals', zh: '公司合计' },
  icon: TotalsIcon,
  permission: 'accounts:total',
  group: 'money',
  list: lazyPage(() => import('./CompanyTotals'), 'CompanyTotals'),
});
