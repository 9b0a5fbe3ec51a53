export * from './top-up-limit.inputs';
export * from './top-up-limit.rules';
export * from './top-up-limit.views';
