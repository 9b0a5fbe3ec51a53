import { type Role } from '@ur-desk/domain/kernel';
import { type TestApi } from '../harness';
import { signInAs } from '../make/session';

/** A request that the API accepts as it stands: what tests of bad input start from. */
export interface Accepted {
  /** From the root: `/api/v1/customers/…`. */
  path: string;
  /** Who calls: the cookies of a session; none for an open route. */
  cookies?: string;
  query?: Record<string, string>;
  body?: unknown;
  /** For bodies that are no JSON; with its content type in `headers`. */
  payload?: Buffer;
  /** If-Match. */
  version?: number;
  headers?: Record<string, string>;
  /** Further requests for this operation that must be refused: other payloads, of the same content type. */
  badPayloads?: { what: string; payload: Buffer }[];
}

/** Makes what the operation needs to be accepted, and the request. */
export type MakeAccepted = (api: TestApi) => Promise<Accepted>;

/** One per operation, by its `operationId` in the OpenAPI document. */
export type AcceptedRequests = Record<string, MakeAccepted>;

const sessions = new WeakMap<TestApi, Map<Role, Promise<string>>>();

/** The cookies of the demo member of staff with this role, one session for all. */
export function cookiesOf(api: TestApi, role: Role): Promise<string> {
  const known = sessions.get(api) ?? new Map<Role, Promise<string>>();
  sessions.set(api, known);
  const cookies = known.get(role) ?? signInAs(api, role);
  known.set(role, cookies);
  return cookies;
}

interface Rest extends Omit<Accepted, 'path' | 'cookies'> {
  as: Role;
}

/** An accepted request below `/api/v1`, by somebody with the role. */
export async function accept(api: TestApi, path: string, { as, ...rest }: Rest): Promise<Accepted> {
  return { path: `/api/v1${path}`, cookies: await cookiesOf(api, as), ...rest };
}
