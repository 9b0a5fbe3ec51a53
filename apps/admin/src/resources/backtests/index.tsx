import BacktestIcon from '@mui/icons-material/HistoryOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

/** Reached from its promotion. */
export const backtests = defineResource({
  name: 'backtests',
  one: { en: 'Backtest', zh: '回测' },
  many: { en: 'Backtests', zh: '回测' },
  icon: BacktestIcon,
  permission: 'promotions:read',
  show: lazyPage(() => import('./BacktestShow'), 'BacktestShow'),
  recordRepresentation: (backtest) => String(backtest['promotionCode']),
});
