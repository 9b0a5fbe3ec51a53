export * from './refund-policy.rules';
export * from './refund-suggestion.rules';
export * from './refund.inputs';
export * from './refund.rules';
export * from './refund.types';
export * from './refund.views';
