export * from './abuse-words.rules';
export * from './plan-review-columns';
export * from './plan-review.inputs';
export * from './plan-review.rules';
export * from './plan-review.types';
export * from './plan-review.views';
export * from './rating.rules';
