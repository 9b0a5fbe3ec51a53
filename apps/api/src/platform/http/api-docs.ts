import { createReadStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { type FastifyInstance, type FastifyReply } from 'fastify';

/** What the reader may load: its own three files and the document; nothing inline, nothing from elsewhere (reliability V3). */
export const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  // The reader's style sheet draws its arrows and locks with images inside itself.
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>UR Desk API</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="reader"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

/** What is tried out in the reader goes to this server, as the member of staff who is signed in here. */
const START = `document.documentElement.classList.toggle('dark-mode', matchMedia('(prefers-color-scheme: dark)').matches);
SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#reader',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  filter: true,
  validatorUrl: null,
  requestInterceptor: (request) => {
    request.headers['X-Requested-With'] = 'api-docs';
    return request;
  },
});
`;

const FILES = [
  ['swagger-ui.css', 'text/css; charset=utf-8'],
  ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
] as const;

const MAX_AGE_SECONDS = 86_400;

/** A reader of the OpenAPI document at `/api/docs`, from our own origin; its files are read when somebody asks for them. */
export function serveApiDocs(fastify: FastifyInstance): void {
  const folder = dirname(require.resolve('swagger-ui-dist/package.json'));
  const cached = (reply: FastifyReply) => reply.header('cache-control', `max-age=${MAX_AGE_SECONDS}`);
  fastify.get('/api/docs', (_request, reply) =>
    reply
      .header('content-security-policy', DOCS_POLICY)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(PAGE),
  );
  fastify.get('/api/docs/start.js', (_request, reply) =>
    cached(reply).type('text/javascript; charset=utf-8').send(START),
  );
  for (const [name, type] of FILES)
    fastify.get(`/api/docs/${name}`, (_request, reply) =>
      cached(reply)
        .type(type)
        .send(createReadStream(join(folder, name))),
    );
}
