import { type FieldError, isProblemCode, type ProblemParams } from '@ur-desk/domain/kernel';
import { currentLocale } from './locale';
import { ProblemError } from './problem-error';
import { isAttachment, isFileType, readFile } from './read-file';

export const API = '/api/v1';

export interface HttpRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON; a `FormData` or `Blob` is sent as it is. */
  body?: unknown;
  /** The version that is changed; the server refuses with 412 when it is no longer the current one. */
  ifMatch?: number;
  /** Makes a repeated call of a money operation return the first answer instead of doing it twice. */
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** Is sent even when the page is left meanwhile. */
  keepalive?: boolean;
  /** For files: each part as it comes. */
  onPart?: (part: Uint8Array) => void;
}

export interface HttpAnswer<T> {
  status: number;
  headers: Headers;
  data: T;
}

interface ProblemBody {
  code?: unknown;
  params?: ProblemParams;
  errors?: FieldError[];
  requestId?: string;
}

/** Calls that need no session, so that a 401 of theirs says nothing about it. */
const NO_SESSION: ReadonlySet<string> = new Set(['auth/sign-in', 'auth/refresh', 'auth/set-up']);

const REFRESHED_AT = 'ur-desk.refreshed-at';
const isRaw = (body: unknown): body is FormData | Blob => body instanceof FormData || body instanceof Blob;

function headersOf({ body, ifMatch, idempotencyKey }: HttpRequest): Headers {
  const headers = new Headers({
    Accept: 'application/json, application/problem+json, text/csv, application/pdf',
    'Accept-Language': currentLocale(),
    'X-Requested-With': 'ur-desk',
  });
  if (body !== undefined && !isRaw(body)) headers.set('Content-Type', 'application/json');
  if (ifMatch !== undefined) headers.set('If-Match', `"${ifMatch}"`);
  if (idempotencyKey) headers.set('Idempotency-Key', idempotencyKey);
  return headers;
}

async function problemOf(response: Response): Promise<ProblemError> {
  const requestId = response.headers.get('x-request-id') ?? undefined;
  const body = (await response.json().catch(() => ({}))) as ProblemBody;
  const fallback =
    response.status >= 502 ? 'unavailable' : response.status === 404 ? 'not_found' : 'internal';
  const code = isProblemCode(body.code) ? body.code : fallback;
  const params = { requestId: body.requestId ?? requestId, ...body.params };
  return new ProblemError(code, response.status, params, body.errors ?? [], body.requestId ?? requestId);
}

async function send(path: string, request: HttpRequest): Promise<Response> {
  const { body, method = body === undefined ? 'GET' : 'POST', signal, keepalive = false } = request;
  try {
    return await fetch(`${API}/${path}`, {
      method,
      headers: headersOf(request),
      credentials: 'same-origin',
      ...(keepalive ? { keepalive } : {}),
      ...(body === undefined ? {} : { body: isRaw(body) ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ProblemError('network_failed', 0);
  }
}

const lastRefresh = (): number => Number(localStorage.getItem(REFRESHED_AT) ?? 0);

/** Tabs share the cookies, so they share the refresh: a token that was rotated twice would look stolen. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  return 'locks' in navigator ? navigator.locks.request('ur-desk.refresh', work) : work();
}

let running: Promise<boolean> | null = null;

/**
 * Renews the session once for all calls and all tabs that found it expired. `since` is when the failed call was sent: a
 * refresh that another tab made after that is as good. Resolves to whether there is a session again.
 */
function refresh(since: number): Promise<boolean> {
  running ??= alone(async () => {
    if (lastRefresh() > since) return true;
    const response = await send('auth/refresh', { method: 'POST' });
    if (response.status >= 500 || response.status === 429) throw await problemOf(response);
    if (response.ok) localStorage.setItem(REFRESHED_AT, String(Date.now()));
    // 409: another tab was a moment faster (where there are no locks), and its cookies are ours, too.
    return response.ok || response.status === 409;
  }).finally(() => {
    running = null;
  });
  return running;
}

/** JSON as what it says, files as they are, anything else as nothing. */
async function dataOf(response: Response, request: HttpRequest): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (isAttachment(response.headers)) return readFile(response, request);
  if (type.includes('json')) return response.json();
  return isFileType(type) ? readFile(response, request) : undefined;
}

async function answerOf<T>(response: Response, request: HttpRequest): Promise<HttpAnswer<T>> {
  const data = (response.status === 204 ? undefined : await dataOf(response, request)) as T;
  return { status: response.status, headers: response.headers, data };
}

/**
 * One call of the API (`path` without the base: `customers/…`). Throws `ProblemError`; an expired session is renewed and
 * the call repeated once.
 */
export async function http<T>(path: string, request: HttpRequest = {}): Promise<HttpAnswer<T>> {
  const sentAt = Date.now();
  const response = await send(path, request);
  if (response.ok) return answerOf<T>(response, request);
  if (response.status !== 401 || NO_SESSION.has(path)) throw await problemOf(response);
  if (!(await refresh(sentAt))) throw new ProblemError('session_ended', 401);
  const again = await send(path, request);
  if (again.ok) return answerOf<T>(again, request);
  throw await problemOf(again);
}
