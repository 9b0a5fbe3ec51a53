export * from './limit.inputs';
export * from './limit.rules';
export * from './limit.types';
export * from './limit.views';
