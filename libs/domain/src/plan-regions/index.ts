export * from './plan-region.inputs';
export * from './plan-region.rules';
export * from './plan-region.types';
export * from './plan-region.views';
