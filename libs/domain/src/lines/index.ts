export * from './line.inputs';
export * from './line.types';
export * from './line.views';
export * from './sim-profile.rules';
