/**
 * class-transformer asks `Reflect.getMetadata` for the design type of a nested field, although ours are always named
 * (`@Nested(() => X)`). Browsers have no such function; this answers that nothing is known. Import it first.
 */
const reflect = Reflect as typeof Reflect & { getMetadata?: () => undefined };
reflect.getMetadata ??= () => undefined;

export {};
