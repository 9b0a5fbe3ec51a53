export * from './change.rules';
export * from './presence.inputs';
export * from './presence.views';
