export * from './number.inputs';
export * from './number.types';
export * from './number.views';
export * from './stock.rules';
