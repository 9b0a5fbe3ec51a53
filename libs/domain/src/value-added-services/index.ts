export * from './value-added-service.inputs';
export * from './value-added-service.rules';
export * from './value-added-service.types';
export * from './value-added-service.views';
export * from './line-service.rules';
export * from './line-service.views';
export * from './service-fee.rules';
