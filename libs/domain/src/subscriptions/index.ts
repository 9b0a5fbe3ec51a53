export * from './subscription.rules';
export * from './subscription.types';
export * from './subscription.views';
