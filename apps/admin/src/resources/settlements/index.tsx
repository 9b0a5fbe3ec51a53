import SettlementIcon from '@mui/icons-material/BalanceOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const settlements = defineResource({
  name: 'settlements',
  one: { en: 'Settlement', zh: '结算对账' },
  many: { en: 'Settlements', zh: '结算对账' },
  icon: SettlementIcon,
  permission: 'settlements:read',
  group: 'money',
  list: lazyPage(() => import('./SettlementList'), 'SettlementList'),
  create: lazyPage(() => import('./SettlementCreate'), 'SettlementCreate'),
  show: lazyPage(() => import('./SettlementShow'), 'SettlementShow'),
  homeCard: lazyPage(() => import('./OpenDifferences'), 'OpenDifferences'),
});
