export * from './receipt.rules';
export * from './receipt.types';
