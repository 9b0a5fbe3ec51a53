export * from './saved-view.inputs';
export * from './saved-view.rules';
export * from './saved-view.views';
