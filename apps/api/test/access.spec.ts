import { randomUUID } from 'node:crypto';
import { type Permission, permits, ROLES, type Role } from '@ur-desk/domain/kernel';
import { type RouteDescription, routesOf } from '../src/platform/http/routes';
import { type Answer, Caller, type Method, startApi, type TestApi } from './harness';
import { signInAs } from './make/session';
import { PUBLIC_ROUTES } from './public-routes';

let api: TestApi;
let routes: RouteDescription[];

beforeAll(async () => {
  api = await startApi();
  routes = routesOf(api.app);
});
afterAll(() => api.stop());

const addressOf = (route: RouteDescription) => `${route.method.toUpperCase()} ${route.path}`;

/** Calls a route about records that do not exist, with nothing in the body: so that who may call changes nothing either. */
function tryRoute(caller: Caller, route: RouteDescription): Promise<Answer> {
  const method = route.method.toUpperCase() as Method;
  // A stream of events goes on until it is told to end.
  const query = route.answer?.contentType === 'text/event-stream' ? '?forSeconds=0' : '';
  const path = `/${route.path.replace(/:\w+/g, () => randomUUID())}${query}`;
  const body = method === 'GET' || method === 'DELETE' ? undefined : {};
  return caller.call(method, path, body, { key: api.newKey(), version: 1 });
}

const isRefusedByRole = ({ status, body }: Answer) =>
  status === 403 && (body as { code?: string }).code === 'not_permitted';

/** What a role was answered where the permission table says otherwise. */
async function wrongAnswersFor(role: Role): Promise<string[]> {
  const wrong: string[] = [];
  for (const route of routes) {
    if (!route.permission) continue;
    // A session of its own for each call: one of the routes signs out.
    const answer = await tryRoute(new Caller(api.app, await signInAs(api, role)), route);
    const allowed = permits(role, route.permission as Permission);
    const asExpected = allowed ? ![401, 403].includes(answer.status) : isRefusedByRole(answer);
    if (!asExpected || answer.status >= 500) wrong.push(`${addressOf(route)}: ${answer.status}`);
  }
  return wrong;
}

describe('every route of the API', () => {
  it('X1 F42 is closed to nobody in particular, but for the committed list', async () => {
    const open = routes.filter(({ permission }) => permission === null).map(addressOf);
    expect(open.sort()).toEqual(PUBLIC_ROUTES);
    const wrong: string[] = [];
    for (const route of routes) {
      if (!route.permission) continue;
      const answer = await tryRoute(api.asNobody(), route);
      if (answer.status !== 401 || answer.body.code !== 'sign_in_required')
        wrong.push(`${addressOf(route)}: ${answer.status}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(ROLES)('X2 F42 is open to role %s exactly where the permission table says so', async (role) => {
    expect(await wrongAnswersFor(role)).toEqual([]);
  });

  it('X2 names a permission that somebody has', () => {
    const idle = routes.filter(
      ({ permission }) => permission && !ROLES.some((role) => permits(role, permission as Permission)),
    );
    expect(idle.map(addressOf)).toEqual([]);
  });

  it('F41 answers 404 to reading an id that does not exist', async () => {
    const wrong: string[] = [];
    for (const route of routes.filter(({ method, path }) => method === 'get' && path.includes(':'))) {
      const role = ROLES.find((one) => permits(one, route.permission as Permission)) ?? 'admin';
      const answer = await tryRoute(await api.as(role), route);
      if (answer.status !== 404 || answer.body.code !== 'not_found')
        wrong.push(`${addressOf(route)}: ${answer.status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('is in the OpenAPI document', async () => {
    const { body } = await api.asNobody().get('//api/openapi.json');
    const documented = Object.entries(body.paths as Record<string, object>).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const served = routes.map((route) => addressOf(route).replace(/:(\w+)/g, '{$1}'));
    expect(documented.sort()).toEqual(served.sort());
  });
});
