import { http } from './http';
import { ProblemError } from './problem-error';

type Handler = (path: string, init: RequestInit) => Response | Promise<Response>;

const json = (status: number, body: unknown): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' },
  });

const problem = (status: number, code: string, more = {}) =>
  json(status, { code, requestId: 'r-1', ...more });

/** A server with a session that has expired until it is refreshed. */
function expiredSession(refresh: () => Response) {
  const state = { signedIn: false, refreshes: 0, sent: [] as string[] };
  const handler: Handler = async (path) => {
    state.sent.push(path);
    await Promise.resolve();
    if (path === '/api/v1/auth/refresh') {
      state.refreshes += 1;
      const answer = refresh();
      state.signedIn = answer.ok;
      return answer;
    }
    return state.signedIn ? json(200, { path }) : problem(401, 'sign_in_required');
  };
  serve(handler);
  return state;
}

let headersSent: Headers[] = [];
function serve(handler: Handler): void {
  headersSent = [];
  globalThis.fetch = jest.fn(async (path: string, init: RequestInit) => {
    headersSent.push(init.headers as Headers);
    return handler(path, init);
  }) as unknown as typeof fetch;
}

beforeEach(() => localStorage.clear());

describe('http', () => {
  it('renews an expired session once for all calls that found it expired, and repeats them', async () => {
    const server = expiredSession(() => json(200, {}));
    const answers = await Promise.all([
      http<{ path: string }>('a'),
      http<{ path: string }>('b'),
      http<{ path: string }>('c'),
    ]);
    expect(answers.map((answer) => answer.data.path)).toEqual(['/api/v1/a', '/api/v1/b', '/api/v1/c']);
    expect(server.refreshes).toBe(1);
  });

  it('does not renew again what another tab has renewed meanwhile', async () => {
    let tries = 0;
    serve((path) => {
      if (path.endsWith('auth/refresh')) throw new Error('a second rotation would look like theft');
      tries += 1;
      if (tries > 1) return json(200, {});
      localStorage.setItem('ur-desk.refreshed-at', String(Date.now() + 5));
      return problem(401, 'sign_in_required');
    });
    await http('a');
    expect(tries).toBe(2);
  });

  it('says that the session has ended when it cannot be renewed', async () => {
    const server = expiredSession(() => problem(401, 'session_ended'));
    await expect(http('a')).rejects.toMatchObject({ code: 'session_ended', status: 401 });
    expect(server.sent).toEqual(['/api/v1/a', '/api/v1/auth/refresh']);
  });

  it('does not end the session when the server is merely busy', async () => {
    expiredSession(() => problem(503, 'unavailable'));
    await expect(http('a')).rejects.toMatchObject({ code: 'unavailable', status: 503 });
  });

  it('never renews for a refused sign-in', async () => {
    const server = expiredSession(() => json(200, {}));
    await expect(http('auth/sign-in', { body: {} })).rejects.toMatchObject({ status: 401 });
    expect(server.refreshes).toBe(0);
  });

  it('renews a session to end it: else the refresh token would live on', async () => {
    const server = expiredSession(() => json(200, {}));
    await http('auth/sign-out', { method: 'POST' });
    expect(server.sent).toEqual(['/api/v1/auth/sign-out', '/api/v1/auth/refresh', '/api/v1/auth/sign-out']);
  });

  it('gives the problem with its code, parameters and errors of fields', async () => {
    const errors = [{ field: 'amount.amount', code: 'too_small', params: { min: 1 } }];
    serve(() =>
      problem(422, 'refund_above_rest', { params: { max: { amount: 1240, currency: 'USD' } }, errors }),
    );
    const caught = (await http('refunds', { body: {} }).catch((error: unknown) => error)) as ProblemError;
    expect(caught).toBeInstanceOf(ProblemError);
    expect(caught).toMatchObject({ code: 'refund_above_rest', requestId: 'r-1', errors });
    expect(caught.message).toContain('12.40');
    expect(caught.body.errors).toEqual({ amount: { amount: 'At least 1' } });
  });

  it('tells a lost connection from a refusal', async () => {
    serve(() => {
      throw new TypeError('Failed to fetch');
    });
    await expect(http('a')).rejects.toMatchObject({ code: 'network_failed', status: 0 });
  });

  it('sends version, idempotency key and the mark of the console as headers', async () => {
    serve(() => json(200, {}));
    await http('refunds', { body: { a: 1 }, ifMatch: 7, idempotencyKey: 'key-12345' });
    expect(Object.fromEntries(headersSent[0] ?? [])).toMatchObject({
      'if-match': '"7"',
      'idempotency-key': 'key-12345',
      'x-requested-with': 'ur-desk',
      'content-type': 'application/json',
    });
  });
});
