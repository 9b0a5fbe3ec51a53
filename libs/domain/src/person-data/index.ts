/** What a customer may ask for as a person: everything about him as a file, and to be forgotten (docs/decisions/0540, 0541). */
export * from './anonymisation.inputs';
export * from './anonymisation.rules';
export * from './anonymisation.types';
export * from './anonymisation.views';
export * from './person-file.inputs';
export * from './person-file.rules';
