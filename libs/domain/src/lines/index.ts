export * from './line-order.rules';
export * from './line.inputs';
export * from './line.types';
export * from './line.views';
export * from './network.types';
export * from './sandbox-network.rules';
export * from './sim-profile.rules';
export * from './suspension.rules';
