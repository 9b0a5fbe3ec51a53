import { type INestApplication } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Config } from './platform/config/config';
import { serveApiDocs } from './platform/http/api-docs';
import { buildOpenApi, type OpenApiDocument } from './platform/http/openapi-document';
import { type RouteDescription, routesOf } from './platform/http/routes';

export const openApiOf = (app: INestApplication): OpenApiDocument => buildOpenApi(routesOf(app));

/** Serves the document, built when first asked for, and a reader for it unless the operator turned that off. */
export function serveOpenApi(
  app: NestFastifyApplication,
  routes: readonly RouteDescription[],
  config: Config,
): void {
  let json: string | null = null;
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/api/openapi.json', (_request, reply) =>
    reply.type('application/json; charset=utf-8').send((json ??= JSON.stringify(buildOpenApi(routes)))),
  );
  if (config.apiDocs) serveApiDocs(fastify);
}
