export * from './verification.inputs';
export * from './verification.rules';
export * from './verification.types';
export * from './verification.views';
