export * from './unusual-activity.inputs';
export * from './unusual-activity.rules';
export * from './unusual-activity.types';
export * from './unusual-activity.views';
