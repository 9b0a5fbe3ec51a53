import NumberIcon from '@mui/icons-material/DialpadOutlined';
import ProfileIcon from '@mui/icons-material/SimCardDownloadOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const numbers = defineResource({
  name: 'numbers',
  one: { en: 'Number', zh: '号码' },
  many: { en: 'Number stock', zh: '号码库存' },
  icon: NumberIcon,
  permission: 'numbers:read',
  group: 'service',
  list: lazyPage(() => import('./NumberList'), 'NumberList'),
  recordRepresentation: (number) => String(number['msisdn']),
});

export const simProfiles = defineResource({
  name: 'sim-profiles',
  one: { en: 'SIM profile', zh: 'eSIM 配置文件' },
  many: { en: 'SIM profiles', zh: 'eSIM 库存' },
  icon: ProfileIcon,
  permission: 'simProfiles:read',
  group: 'service',
  list: lazyPage(() => import('./StockProfileList'), 'StockProfileList'),
  recordRepresentation: (profile) => String(profile['iccid']),
});
