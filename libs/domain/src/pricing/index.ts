export * from './pricing.rules';
export * from './pricing.types';
export * from './pricing.views';
