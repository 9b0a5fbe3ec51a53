import PromotionIcon from '@mui/icons-material/CampaignOutlined';
import { Route } from 'react-router-dom';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

const PromotionReport = lazyPage(() => import('./PromotionReport'), 'PromotionReport');
const DryRun = lazyPage(() => import('./DryRun'), 'DryRun');

export const promotions = defineResource({
  name: 'promotions',
  one: { en: 'Promotion', zh: '促销' },
  many: { en: 'Promotions', zh: '促销' },
  icon: PromotionIcon,
  permission: 'promotions:read',
  group: 'catalogue',
  goKey: 'o',
  list: lazyPage(() => import('./PromotionList'), 'PromotionList'),
  show: lazyPage(() => import('./PromotionShow'), 'PromotionShow'),
  create: lazyPage(() => import('./PromotionCreate'), 'PromotionCreate'),
  edit: lazyPage(() => import('./PromotionEdit'), 'PromotionEdit'),
  children: (
    <>
      <Route path="dry-run" element={<DryRun />} />
      <Route path=":id/report" element={<PromotionReport />} />
    </>
  ),
  recordRepresentation: (promotion) => String(promotion['code']),
});
