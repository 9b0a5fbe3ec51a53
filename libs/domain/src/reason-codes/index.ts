export * from './reason-code.inputs';
export * from './reason-code.rules';
export * from './reason-code.types';
export * from './reason-code.views';
