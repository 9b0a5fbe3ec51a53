export * from './top-up-limit.inputs';
export * from './top-up-limit.rules';
export * from './top-up-limit.views';
export * from './velocity.inputs';
export * from './velocity.rules';
export * from './velocity.views';
