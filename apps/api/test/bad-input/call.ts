import { type RouteDescription } from '../../src/platform/http/routes';
import { type Accepted } from '../accepted/accepted';
import { type Random } from './random';

/** A JSON text that is put into a body as it stands, for what JSON.stringify cannot write: `1e999`, a 10,000 deep list. */
export class Raw {
  constructor(readonly text: string) {}
}

/** One request as it goes over the wire. */
export interface Call {
  method: string;
  url: string;
  headers: Record<string, string>;
  payload?: string | Buffer;
}

/** A request that differs in one place from an accepted one. */
export interface Mutant {
  /** What was done, and where: `tooLong at name`. */
  what: string;
  call: Call;
  /** Must be refused; else only an orderly answer is asked for, since it may well be fine. */
  refused: boolean;
  /** The body's field that is at fault, when one is: a refused input names it. */
  field?: string;
}

/** What is mutated: an operation, a request of it that is accepted, and the dice. */
export interface Subject {
  route: RouteDescription;
  accepted: Accepted;
  random: Random;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !(value instanceof Raw);

/** JSON in which `Raw` parts stand as they are; what is undefined is left out. */
export function writeJson(value: unknown): string {
  if (value instanceof Raw) return value.text;
  if (Array.isArray(value)) return `[${value.map(writeJson).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value ?? null);
  const parts = Object.entries(value).filter(([, part]) => part !== undefined);
  return `{${parts.map(([name, part]) => `${JSON.stringify(name)}:${writeJson(part)}`).join(',')}}`;
}

const queryText = (query: Record<string, string>): string => {
  const text = new URLSearchParams(query).toString();
  return text ? `?${text}` : '';
};

export interface CallChanges {
  path?: string;
  /** After the `?`, ready to send. */
  query?: string;
  body?: unknown;
  /** Undefined takes a header away. */
  headers?: Record<string, string | undefined>;
  payload?: string | Buffer;
}

/** The accepted request, but for the changes. Every call has an idempotency key of its own where one is asked for. */
export function callOf({ route, accepted, random }: Subject, changes: CallChanges = {}): Call {
  const payload = payloadOf(accepted, changes);
  const headers: Record<string, string | undefined> = {
    ...(accepted.cookies ? { cookie: accepted.cookies } : {}),
    'x-requested-with': 'test',
    ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
    ...(route.idempotent ? { 'idempotency-key': random.id() } : {}),
    ...(accepted.version === undefined ? {} : { 'if-match': `"${accepted.version}"` }),
    ...accepted.headers,
    ...changes.headers,
  };
  const kept = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const path = changes.path ?? accepted.path;
  return {
    method: route.method.toUpperCase(),
    url: `${path}${changes.query ?? queryText(accepted.query ?? {})}`,
    headers: Object.fromEntries(kept),
    ...(payload === undefined ? {} : { payload }),
  };
}

function payloadOf(accepted: Accepted, changes: CallChanges): string | Buffer | undefined {
  if (changes.payload !== undefined) return changes.payload;
  if ('body' in changes) return writeJson(changes.body);
  if (accepted.payload !== undefined) return accepted.payload;
  return accepted.body === undefined ? undefined : writeJson(accepted.body);
}
