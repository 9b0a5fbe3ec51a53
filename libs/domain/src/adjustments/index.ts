export * from './adjustment.columns';
export * from './adjustment.inputs';
export * from './adjustment.rules';
export * from './adjustment.types';
export * from './adjustment.views';
