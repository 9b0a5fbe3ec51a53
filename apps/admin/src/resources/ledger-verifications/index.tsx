import VerifyIcon from '@mui/icons-material/VerifiedOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const ledgerVerifications = defineResource({
  name: 'ledger-verifications',
  one: { en: 'Verification', zh: '账本核对' },
  many: { en: 'Verification', zh: '账本核对' },
  icon: VerifyIcon,
  permission: 'ledgerVerifications:read',
  group: 'money',
  list: lazyPage(() => import('./VerificationList'), 'VerificationList'),
  show: lazyPage(() => import('./VerificationShow'), 'VerificationShow'),
  homeCard: lazyPage(() => import('./LedgerAlarm'), 'LedgerAlarm'),
});
