export * from './coupon-columns';
export * from './coupon.inputs';
export * from './coupon.rules';
export * from './coupon.types';
export * from './coupon.views';
export * from './pattern.rules';
