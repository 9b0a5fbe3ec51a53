export * from './membership.rules';
export * from './membership.types';
export * from './tier.inputs';
export * from './tier.rules';
export * from './tier.types';
export * from './tier.views';
