export * from './plan.inputs';
export * from './plan.rules';
export * from './plan.types';
export * from './plan.views';
export * from './release.rules';
