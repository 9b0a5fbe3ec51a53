export * from './note.inputs';
export * from './note.rules';
export * from './note.views';
