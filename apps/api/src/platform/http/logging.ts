import { type IncomingMessage, type ServerResponse } from 'node:http';
import { type Params } from 'nestjs-pino';
import { type Config } from '../config/config';
import { loggedError } from './logged-error';

/**
 * One JSON line per request: id, method, path, status, duration. Query strings, bodies, cookies and other headers are never
 * logged (reliability A4), so there is nothing to redact; of errors, what they carry along is left out.
 */
export const loggingOptions = (config: Config): Params => ({
  pinoHttp: {
    level: config.logLevel,
    autoLogging: { ignore: (request: IncomingMessage) => (request.url ?? '').startsWith('/health') },
    quietReqLogger: true,
    serializers: {
      err: loggedError,
      req: (request: { id: string; method: string; url: string }) => ({
        id: request.id,
        method: request.method,
        path: request.url.split('?')[0],
      }),
      res: (response: ServerResponse & { statusCode: number }) => ({ status: response.statusCode }),
    },
  },
});
