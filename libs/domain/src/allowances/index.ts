export * from './allowance.rules';
export * from './allowance.types';
export * from './allowance.views';
