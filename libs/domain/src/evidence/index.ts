export * from './evidence.rules';
export * from './evidence.types';
export * from './evidence.views';
