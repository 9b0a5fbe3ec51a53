import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import { RequestMethod } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { AppModule } from './app.module';
import { type Config } from './platform/config/config';
import { serveConsole } from './platform/http/console-files';
import { logRequests } from './platform/http/logging';
import { MAX_BODY_BYTES } from './platform/http/problem.filter';
import { assertRoutesAnswer, assertRoutesDeclared, routesOf } from './platform/http/routes';
import { takeRawBodies } from './platform/http/raw-body';
import { addSecurityHeaders } from './platform/http/security-headers';
import { serveOpenApi } from './openapi';

const REQUEST_TIMEOUT_MS = 30_000;
const KEEP_ALIVE_MS = 10_000;
const MAX_PATH_PARAMETER = 300;

/** Addresses that stand outside `/api/v1` (api.md). */
const UNVERSIONED = [
  { path: 'health/live', method: RequestMethod.GET },
  { path: 'health/ready', method: RequestMethod.GET },
  { path: 'c/:token', method: RequestMethod.ALL },
  { path: 'pay/:token', method: RequestMethod.ALL },
];

const newAdapter = (): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit: MAX_BODY_BYTES,
    genReqId: () => randomUUID(),
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    routerOptions: { maxParamLength: MAX_PATH_PARAMETER },
    forceCloseConnections: 'idle',
  });

/** The application, ready to listen or to be called in a test. Refuses to start with an undeclared route. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.for(config), newAdapter(), {
    bufferLogs: true,
    bodyParser: false,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  app.setGlobalPrefix('api/v1', { exclude: UNVERSIONED });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeContentTypeParser('text/plain');
  takeRawBodies(fastify);
  logRequests(fastify, app.get(Logger));
  addSecurityHeaders(fastify);
  await app.register(cookie as never);
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
  const routes = routesOf(app);
  assertRoutesDeclared(routes);
  assertRoutesAnswer(routes);
  serveOpenApi(app, routes, config);
  if (config.adminDist) await serveConsole(fastify, config.adminDist);
  app.enableShutdownHooks();
  await app.init();
  await fastify.ready();
  return app;
}
