import CodeIcon from '@mui/icons-material/ConfirmationNumberOutlined';
import { lazyPage } from '../../shared/lazy-page';
import { defineResource } from '../define-resource';

export const couponBatches = defineResource({
  name: 'coupon-batches',
  one: { en: 'Code batch', zh: '优惠码批次' },
  many: { en: 'Coupons', zh: '优惠码' },
  icon: CodeIcon,
  permission: 'couponBatches:read',
  group: 'catalogue',
  list: lazyPage(() => import('./CouponBatchList'), 'CouponBatchList'),
  show: lazyPage(() => import('./CouponBatchShow'), 'CouponBatchShow'),
  recordRepresentation: (batch) => String(batch['name']),
});

/** Reached from its batch, or by the search box. */
export const couponCodes = defineResource({
  name: 'coupon-codes',
  one: { en: 'Coupon code', zh: '优惠码' },
  many: { en: 'Coupon codes', zh: '优惠码' },
  icon: CodeIcon,
  permission: 'couponCodes:read',
  list: lazyPage(() => import('./CouponCodeList'), 'CouponCodeList'),
  show: lazyPage(() => import('./CouponCodeShow'), 'CouponCodeShow'),
  recordRepresentation: (code) => String(code['code']),
});
