export * from './risk-rule.inputs';
export * from './risk-rule.rules';
export * from './risk-rule.types';
export * from './risk-rule.views';
