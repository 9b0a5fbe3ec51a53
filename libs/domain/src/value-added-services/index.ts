export * from './value-added-service.inputs';
export * from './value-added-service.rules';
export * from './value-added-service.types';
export * from './value-added-service.views';
