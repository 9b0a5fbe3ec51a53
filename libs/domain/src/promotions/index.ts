export * from './actions';
export * from './criteria';
export * from './evaluation.rules';
export * from './evaluation.types';
export * from './facts.types';
export * from './promotion.types';
