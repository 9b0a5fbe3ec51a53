import { type INestApplicationContext, RequestMethod } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { fieldsOf, type JsonSchema } from '@ur-desk/domain/kernel';
import { accessOf } from '../auth/access.decorators';
import {
  ANY_QUERY,
  type Class,
  ROUTE_ANSWER,
  ROUTE_DRY_RUNNABLE,
  ROUTE_FORM,
  ROUTE_IDEMPOTENT,
  ROUTE_QUERY,
  ROUTE_RAW,
  ROUTE_VERSIONED,
  type RouteAnswer,
} from './route.decorators';

/** A route with all that its decorators say about it. */
export interface RouteDescription {
  name: string;
  method: string;
  path: string;
  tag: string;
  /** Somebody said who may use it. */
  declared: boolean;
  /** Null: open to everybody. */
  permission: string | null;
  answer: RouteAnswer | undefined;
  body: Class | null;
  /** The form that the route takes instead of JSON. */
  form?: JsonSchema;
  /** The type of the body that it takes unparsed. */
  raw?: string;
  idempotent: boolean;
  dryRunnable: boolean;
  versioned: boolean;
  query: readonly string[];
  /** Parameters that nobody declared are not looked at, instead of refused. */
  anyQuery: boolean;
}

const pathsOf = (target: object): string[] => {
  const path = Reflect.getMetadata('path', target) as string | string[] | undefined;
  return path === undefined ? [''] : Array.isArray(path) ? path : [path];
};

const join = (...parts: string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;

const OUTSIDE_VERSION = /^\/(health|c|pay)\//;

/** Every route of the application with all that its decorators say about it. */
export function routesOf(app: INestApplicationContext): RouteDescription[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  const seen = new Set<object>();
  return controllers.flatMap(({ metatype }) => {
    if (typeof metatype !== 'function' || seen.has(metatype)) return [];
    seen.add(metatype);
    return routesOfController(metatype as Class);
  });
}

function routesOfController(controller: Class): RouteDescription[] {
  const prototype = controller.prototype as Record<string, object>;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    const method = handler && (Reflect.getMetadata('method', handler) as RequestMethod | undefined);
    if (!handler || method === undefined) return [];
    return pathsOf(controller).flatMap((base) =>
      pathsOf(handler).map((path) => {
        const inner = join(base, path);
        return {
          ...describe(controller, handler, name),
          name: `${controller.name}.${name}`,
          method: RequestMethod[method].toLowerCase(),
          path: OUTSIDE_VERSION.test(inner) ? inner : join('api/v1', inner),
        };
      }),
    );
  });
}

function describe(
  controller: Class,
  handler: object,
  name: string,
): Omit<RouteDescription, 'name' | 'method' | 'path'> {
  const read = <T>(key: string) => Reflect.getMetadata(key, handler) as T | undefined;
  const types = (Reflect.getMetadata('design:paramtypes', controller.prototype as object, name) ??
    []) as Class[];
  const body = types.find((type) => typeof type === 'function' && fieldsOf(type).size > 0);
  const access = accessOf(handler, controller);
  const form = read<JsonSchema>(ROUTE_FORM);
  const raw = read<string>(ROUTE_RAW);
  return {
    tag: controller.name.replace(/Controller$/, ''),
    declared: access !== undefined,
    permission: access?.kind === 'permission' ? access.permission : null,
    answer: read<RouteAnswer>(ROUTE_ANSWER),
    body: body ?? null,
    idempotent: read<boolean>(ROUTE_IDEMPOTENT) ?? false,
    dryRunnable: read<boolean>(ROUTE_DRY_RUNNABLE) ?? false,
    versioned: read<boolean>(ROUTE_VERSIONED) ?? false,
    query: (read<string[]>(ROUTE_QUERY) ?? []).filter((name) => name !== ANY_QUERY),
    anyQuery: read<string[]>(ROUTE_QUERY)?.includes(ANY_QUERY) ?? false,
    ...(form ? { form } : {}),
    ...(raw ? { raw } : {}),
  };
}

/** Refuses to start with a route of which nobody said who may use it. */
export function assertRoutesDeclared(routes: readonly RouteDescription[]): void {
  const silent = routes.filter(({ declared }) => !declared);
  if (silent.length > 0)
    throw new Error(`No @Can() and no @Public() on: ${silent.map(({ name }) => name).join(', ')}`);
}

/** Refuses to start with a route that does not say what it answers: the OpenAPI document would be wrong. */
export function assertRoutesAnswer(routes: readonly RouteDescription[]): void {
  const silent = routes.filter(({ answer }) => !answer);
  if (silent.length > 0) throw new Error(`No @Answers() on: ${silent.map(({ name }) => name).join(', ')}`);
}
