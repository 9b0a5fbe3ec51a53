export * from './actions';
export * from './budget-period';
export * from './conflict.rules';
export * from './content.rules';
export * from './coupon-code';
export * from './criteria';
export * from './evaluation.rules';
export * from './evaluation.types';
export * from './evaluation.views';
export * from './facts.types';
export * from './life-cycle.rules';
export * from './promotion.inputs';
export * from './promotion.types';
export * from './promotion.views';
export * from './reach.rules';
<<<<<<< HEAD
export * from './report.views';
=======
export * from './tier-conflict.rules';
>>>>>>> 07d3d87d (feat(memberships): monthly bonuses, floors that stop a tier's discount, tiers in the benchmark)
