export * from './provider-event.rules';
export * from './provider-event.types';
export * from './provider-event.views';
