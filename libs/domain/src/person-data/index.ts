/** What a customer may ask for as a person: everything about him as a file (docs/decisions/0540). */
export * from './person-file.inputs';
export * from './person-file.rules';
