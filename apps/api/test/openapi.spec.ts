import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApiOf } from '../src/openapi';
import { type OpenApiDocument } from '../src/platform/http/openapi-document';
import { type RouteDescription, routesOf } from '../src/platform/http/routes';
import { ACCEPTED } from './accepted';
import { callOf } from './bad-input/call';
import { Random, seedOf } from './bad-input/random';
import { type Schema, Schemas } from './bad-input/schemas';
import { startApi, type TestApi } from './harness';

interface Operation {
  operationId: string;
  summary: string;
  parameters: { name: string; in: string; required: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: Schema }> }>;
}

const COMMITTED = join(__dirname, '../openapi.json');

let api: TestApi;
let document: OpenApiDocument;
let schemas: Schemas;
let routes: Map<string, RouteDescription>;
let operations: Map<string, { path: string; operation: Operation }>;

beforeAll(async () => {
  api = await startApi();
  document = openApiOf(api.app);
  schemas = new Schemas(document);
  routes = new Map(routesOf(api.app).map((route) => [route.name.replace('Controller.', '_'), route]));
  const paths = document['paths'] as Record<string, Record<string, Operation>>;
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    Object.values(methods).map((operation) => [operation.operationId, { path, operation }] as const),
  );
  operations = new Map(all);
});
afterAll(() => api.stop());

/** Everything below a value that is a reference. */
function refsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) =>
    name === '$ref' && typeof inner === 'string' ? [inner] : refsIn(inner),
  );
}

const at = (pointer: string): unknown =>
  pointer
    .slice(2)
    .split('/')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document);

const all = (check: (name: string, operation: Operation, path: string) => string[]): string[] =>
  [...operations].flatMap(([name, { operation, path }]) => check(name, operation, path));

/** The accepted request of an operation, and how its answer differs from what the document says. */
async function differenceOf(name: string): Promise<string | null> {
  const make = ACCEPTED[name];
  const route = routes.get(name);
  const operation = operations.get(name)?.operation;
  if (!make || !route || !operation) return 'is no operation any more';
  const call = callOf({ route, accepted: await make(api), random: new Random(seedOf(name, 1)) });
  const answer = await api.app.inject({ ...call, method: call.method as 'GET' });
  const response = operation.responses[String(answer.statusCode)];
  if (answer.statusCode >= 300 || !response) return `answers ${answer.statusCode}: ${answer.body}`;
  if (!response.content) return answer.body === '' ? null : `answers a body: ${answer.body}`;
  const type = String(answer.headers['content-type']).split(';')[0] ?? '';
  const schema = response.content[type]?.schema;
  if (!schema) return `answers ${type}`;
  const body: unknown = type === 'application/json' ? JSON.parse(answer.body) : answer.body;
  if (Array.isArray(body) && body.length === 0) return 'answers an empty list, which proves nothing';
  const judge = schemas.judge(schema);
  return judge(body) ? null : JSON.stringify(judge.errors);
}

describe('the OpenAPI document', () => {
  it('is of version 3.1, with unique operations that say what they do', () => {
    expect(document).toMatchObject({ openapi: '3.1.0', info: { title: 'UR Desk', version: '1' } });
    expect(operations.size).toBe(routes.size);
    expect(all((name, { summary }) => (summary ? [] : [name]))).toEqual([]);
  });

  it('refers only to what is there', () => {
    expect([...new Set(refsIn(document))].filter((ref) => at(ref) === undefined)).toEqual([]);
  });

  it('has schemas that are JSON schemas of 2020-12', () => {
    for (const name of schemas.names) expect(() => schemas.judge(name)).not.toThrow();
  });

  it('declares the parameters of every path, and each parameter once', () => {
    const wrong = all((name, { parameters }, path) => {
      const inPath = [...path.matchAll(/{(\w+)}/g)].map(([, parameter]) => parameter);
      const declared = parameters.filter((one) => one.in === 'path').map((one) => one.name);
      const unique = new Set(parameters.map((one) => `${one.in} ${one.name}`)).size === parameters.length;
      return unique && inPath.join() === declared.join() ? [] : [name];
    });
    expect(wrong).toEqual([]);
  });

  it('describes a success and a problem for every operation', () => {
    const wrong = all((name, { responses }) => {
      const statuses = Object.keys(responses);
      const said = statuses.some((status) => status.startsWith('2')) && statuses.includes('500');
      return said && statuses.every((status) => responses[status]?.description) ? [] : [name];
    });
    expect(wrong).toEqual([]);
  });

  it.each(Object.keys(ACCEPTED))('describes what %s answers', async (name) => {
    expect(await differenceOf(name)).toBeNull();
  });

  it('is committed as it is: `npm run openapi` in apps/api writes it anew', () => {
    expect(JSON.parse(readFileSync(COMMITTED, 'utf8'))).toEqual(JSON.parse(JSON.stringify(document)));
  });
});
