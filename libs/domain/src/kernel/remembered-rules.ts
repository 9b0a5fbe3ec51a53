import { type getMetadataStorage } from 'class-validator';

type Storage = ReturnType<typeof getMetadataStorage>;
type Look = Storage['getTargetValidationMetadatas'];

/**
 * For each object that it checks, class-validator looks through every class that was ever declared for those that this one inherits
 * from: with some hundred inputs and views that was most of a check, and a tenth of a quote. What it finds for a class does not change
 * once the class is declared, so it looks once. Checks by groups or by a schema, which nobody here makes, go their old way.
 */
export function rememberRules(storage: Storage): void {
  const look: Look = storage.getTargetValidationMetadatas.bind(storage);
  const known = new Map<Parameters<Look>[0], ReturnType<Look>>();
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    if (schema || always || strictGroups || groups?.length)
      return look(target, schema, always, strictGroups, groups);
    const found = known.get(target) ?? look(target, schema, always, strictGroups, groups);
    known.set(target, found);
    return found;
  };
}
