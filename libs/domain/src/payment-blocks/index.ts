export * from './payment-block.inputs';
export * from './payment-block.rules';
export * from './payment-block.types';
export * from './payment-block.views';
