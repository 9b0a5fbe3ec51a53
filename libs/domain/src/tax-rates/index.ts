export * from './tax-rate.inputs';
export * from './tax-rate.rules';
export * from './tax-rate.views';
