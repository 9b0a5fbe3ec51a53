import { type FastifyInstance } from 'fastify';
import { type Logger, type Params } from 'nestjs-pino';
import { type Config } from '../config/config';
import { loggedError } from './logged-error';

/** Balancers ask every second; what they ask is no event. */
const UNLOGGED = '/health/';

/** Addresses whose last part is a secret: who knows it may act. */
const SECRET_PATH = /^(\/(?:pay|c)\/).+/;

/**
 * Where and how much is logged. The logger is bound to no middleware: that would put an Express bridge and a logger of its own
 * around every request, which together cost more than reading a record.
 */
export const loggingOptions = (config: Config): Params => ({
  pinoHttp: { level: config.logLevel, serializers: { err: loggedError } },
  forRoutes: [],
});

/**
 * One JSON line per request: id, method, path, status, duration. Query strings, bodies, cookies and other headers are never
 * logged (reliability A4), so there is nothing to redact.
 */
export function logRequests(fastify: FastifyInstance, logger: Logger): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    if (!request.url.startsWith(UNLOGGED)) {
      const path = request.url.split('?')[0]?.replace(SECRET_PATH, '$1…');
      const line = {
        requestId: request.id,
        method: request.method,
        path,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      };
      logger.log(line, 'request');
    }
    done();
  });
}
