export * from './membership.inputs';
export * from './membership.rules';
export * from './membership.types';
export * from './membership.views';
export * from './tier.inputs';
export * from './tier.rules';
export * from './tier.types';
export * from './tier.views';
