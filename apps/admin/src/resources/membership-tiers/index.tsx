import TierIcon from '@mui/icons-material/WorkspacePremiumOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const membershipTiers = defineResource({
  name: 'membership-tiers',
  one: { en: 'Membership tier', zh: '会员等级' },
  many: { en: 'Memberships', zh: '会员计划' },
  icon: TierIcon,
  permission: 'membershipTiers:read',
  group: 'catalogue',
  list: lazyPage(() => import('./TierList'), 'TierList'),
  create: lazyPage(() => import('./TierCreate'), 'TierCreate'),
  edit: lazyPage(() => import('./TierEdit'), 'TierEdit'),
  recordRepresentation: (tier) => String(tier['code']),
});
