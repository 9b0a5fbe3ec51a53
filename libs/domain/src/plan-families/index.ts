export * from './plan-family.inputs';
export * from './plan-family.views';
