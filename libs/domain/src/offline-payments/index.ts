export * from './offline-payment.inputs';
export * from './offline-payment.rules';
export * from './offline-payment.types';
export * from './offline-payment.views';
