import { type INestApplicationContext, RequestMethod } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { accessOf } from './access.decorators';

interface Route {
  name: string;
  declared: boolean;
}

const METHOD_METADATA = 'method';

function routesOf(app: INestApplicationContext): Route[] {
  const scanner = new MetadataScanner();
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ metatype }) => {
    if (typeof metatype !== 'function') return [];
    const controller = metatype as abstract new () => object;
    const prototype = controller.prototype as Record<string, (...args: never[]) => unknown>;
    return scanner.getAllMethodNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      if (!handler || !isRoute(handler)) return [];
      return { name: `${controller.name}.${name}`, declared: accessOf(handler, controller) !== undefined };
    });
  });
}

const isRoute = (handler: object): boolean =>
  RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod] !== undefined;

/** Refuses to start with a route of which nobody said who may use it. */
export function assertRoutesDeclared(app: INestApplicationContext): void {
  const silent = routesOf(app).filter(({ declared }) => !declared);
  if (silent.length > 0)
    throw new Error(`No @Can() and no @Public() on: ${silent.map(({ name }) => name).join(', ')}`);
}
