import { type ComponentType, lazy } from 'react';

/**
 * A page that is fetched when it is first opened.
 *
 * @example
 * list: lazyPage(() => import('./CustomerList'), 'CustomerList'),
 */
export function lazyPage<Name extends string>(
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): ComponentType {
  return lazy<ComponentType>(async () => ({ default: (await load())[name] }));
}
