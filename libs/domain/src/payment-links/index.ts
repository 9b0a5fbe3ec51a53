export * from './payment-link.inputs';
export * from './payment-link.rules';
export * from './payment-link.types';
export * from './payment-link.views';
