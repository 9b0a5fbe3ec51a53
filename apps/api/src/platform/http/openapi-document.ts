import {
  nestedClassesOf,
  PROBLEMS,
  type ProblemCode,
  schemaOf,
  schemaRef,
  type JsonSchema,
} from '@ur-desk/domain/kernel';
import { type ListSpec } from './list-spec';
import { type Class } from './route.decorators';
import { type RouteDescription } from './routes';

export type OpenApiDocument = Record<string, unknown>;

const PROBLEM_SCHEMA: JsonSchema = {
  type: 'object',
  description: 'RFC 9457; `code` is what programs go by, `title` what people read.',
  required: ['type', 'title', 'status', 'code', 'params', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', enum: Object.keys(PROBLEMS) },
    params: { type: 'object', additionalProperties: true },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'code'],
        properties: {
          field: { type: 'string' },
          code: { type: 'string' },
          params: { type: 'object', additionalProperties: true },
        },
      },
    },
  },
};

const parameter = (name: string, where: string, schema: JsonSchema, required = false) => ({
  name,
  in: where,
  required,
  schema,
});

function listParameters(list: ListSpec) {
  const filters = Object.entries(list.fields).filter(([, f]) => f.filter);
  const sorts = Object.entries(list.fields).filter(([, f]) => f.sort);
  const names = filters.flatMap(([name, f]) =>
    (f.filter ?? []).map((op) => (op === 'eq' ? name : `${name}_${op}`)),
  );
  const q = list.search ? ['q'] : [];
  return [
    {
      ...parameter('sort', 'query', { type: 'string' }),
      description: `["field","ASC"|"DESC"]; fields: id, ${sorts.map(([n]) => n).join(', ')}`,
    },
    {
      ...parameter('range', 'query', { type: 'string' }),
      description: '[0,24]: first and last row, at most 100',
    },
    {
      ...parameter('filter', 'query', { type: 'string' }),
      description: `JSON object; keys: ${['id', ...q, ...names].join(', ')}`,
    },
    { ...parameter('cursor', 'query', { type: 'string' }), description: 'X-Next-Cursor of the page before' },
  ];
}

function parametersOf(route: RouteDescription) {
  const path = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) =>
    parameter(
      name ?? '',
      'path',
      name === 'id' || name?.endsWith('Id') ? { type: 'string', format: 'uuid' } : { type: 'string' },
      true,
    ),
  );
  const headers = [
    ...(route.idempotent
      ? [parameter('Idempotency-Key', 'header', { type: 'string', minLength: 8, maxLength: 200 }, true)]
      : []),
    ...(route.versioned ? [parameter('If-Match', 'header', { type: 'string' })] : []),
  ];
  const query = [...route.query, ...(route.dryRunnable ? ['dryRun'] : [])].map((name) =>
    parameter(name, 'query', { type: 'string' }),
  );
  return [...path, ...headers, ...query, ...(route.answer?.list ? listParameters(route.answer.list) : [])];
}

/** The problems that a route may answer: its own, and those that follow from what it is. */
export function problemsOf(route: RouteDescription): ProblemCode[] {
  const own = route.answer?.problems ?? [];
  const always: ProblemCode[] = ['internal', 'unavailable', 'malformed_query'];
  const signedIn: ProblemCode[] = route.permission
    ? ['sign_in_required', 'session_ended', 'not_permitted']
    : [];
  const body: ProblemCode[] = route.body
    ? ['validation_failed', 'malformed_body', 'body_too_large', 'unsupported_media_type']
    : [];
  const unsafe: ProblemCode[] = route.method === 'get' ? [] : ['cross_site_request'];
  const list: ProblemCode[] = route.answer?.list
    ? ['unknown_filter', 'unknown_sort', 'range_too_large', 'range_too_deep']
    : [];
  const key: ProblemCode[] = route.idempotent
    ? ['idempotency_key_missing', 'idempotency_key_reused', 'idempotency_in_flight']
    : [];
  const version: ProblemCode[] = route.versioned ? ['version_required', 'version_conflict'] : [];
  const byId: ProblemCode[] = route.path.includes(':') ? ['not_found'] : [];
  return [
    ...new Set([...own, ...always, ...signedIn, ...body, ...unsafe, ...list, ...key, ...version, ...byId]),
  ];
}

function problemResponses(route: RouteDescription): Record<string, unknown> {
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of problemsOf(route)) {
    const { status } = PROBLEMS[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const responses = [...byStatus].map(([status, codes]) => [
    String(status),
    {
      description: codes.map((code) => `\`${code}\`: ${PROBLEMS[code].text.en}`).join('  \n'),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  ]);
  return Object.fromEntries(responses) as Record<string, unknown>;
}

const LIST_HEADERS = {
  'Content-Range': { schema: { type: 'string' }, description: 'customers 0-24/319' },
  'X-Total-Estimated': {
    schema: { type: 'string', enum: ['true'] },
    description: 'the total is an estimate',
  },
  'X-Next-Cursor': { schema: { type: 'string' } },
};

function successResponses(route: RouteDescription): Record<string, unknown> {
  const { answer } = route;
  if (!answer) return {};
  // A file: of JSON it is an object with whatever is in it, any other is text.
  const file = { type: answer.contentType === 'application/json' ? 'object' : 'string' };
  const schema = answer.view ? schemaRef(answer.view) : file;
  const content = answer.list ? { type: 'array', items: schema } : schema;
  const response = {
    description: answer.summary,
    ...(answer.list ? { headers: LIST_HEADERS } : {}),
    ...(answer.view || answer.contentType
      ? { content: { [answer.contentType ?? 'application/json']: { schema: content } } }
      : {}),
  };
  return Object.fromEntries(
    [answer.status, ...(answer.also ?? [])].map((status) => [String(status), response]),
  );
}

function requestBodyOf({ body, form, raw }: RouteDescription) {
  if (raw) return { requestBody: { required: true, content: { [raw]: { schema: { type: 'object' } } } } };
  if (form) return { requestBody: { required: true, content: { 'multipart/form-data': { schema: form } } } };
  return body
    ? { requestBody: { required: true, content: { 'application/json': { schema: schemaRef(body) } } } }
    : {};
}

function operationOf(route: RouteDescription) {
  return {
    operationId: route.name.replace('Controller.', '_'),
    tags: [route.tag],
    summary: route.answer?.summary ?? '',
    ...(route.permission ? { 'x-permission': route.permission } : { security: [] }),
    parameters: parametersOf(route),
    ...requestBodyOf(route),
    responses: { ...successResponses(route), ...problemResponses(route) },
  };
}

/** The OpenAPI 3.1 document: every route, body, answer and problem, from the same declarations that the server runs on. */
export function buildOpenApi(routes: readonly RouteDescription[]): OpenApiDocument {
  const paths: Record<string, Record<string, unknown>> = {};
  const classes = new Set<Class>();
  const sorted = [...routes].sort((a, b) =>
    `${a.path} ${a.method}`.localeCompare(`${b.path} ${b.method}`, 'en'),
  );
  for (const route of sorted) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[route.method] = operationOf(route);
    for (const type of [route.body, route.answer?.view]) if (type) nestedClassesOf(type, classes);
  }
  const schemas = [...classes]
    .map((type) => [type.name, schemaOf(type)] as const)
    .sort(([a], [b]) => a.localeCompare(b, 'en'));
  return {
    openapi: '3.1.0',
    info: {
      title: 'UR Desk',
      version: '1',
      description: 'The back office of an operator of prepaid virtual SIMs.',
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { apiKey: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-access' },
        apiKey: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Problem: PROBLEM_SCHEMA, ...Object.fromEntries(schemas) },
    },
  };
}
