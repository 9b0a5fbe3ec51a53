export * from './payment-method.rules';
export * from './payment.inputs';
export * from './payment.rules';
export * from './payment.texts';
export * from './payment.views';
export * from './provider.types';
export * from './sandbox.rules';
export * from './top-up.rules';
