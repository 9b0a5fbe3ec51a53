import { PROBLEMS, type ProblemCode } from '@ur-desk/domain/kernel';
import { problemsOf } from '../../src/platform/http/openapi-document';
import { type RouteDescription } from '../../src/platform/http/routes';
import { type Mutant } from './call';

export interface Reply {
  status: number;
  contentType: string;
  text: string;
}

interface ProblemBody {
  code: ProblemCode;
  status: number;
  title: string;
  requestId: string;
  params: Record<string, unknown>;
  errors?: { field: string; code: string }[];
}

/** Codes of calls that were stopped before the operation's own code: at the door, at the switch, or as no JSON. */
const STOPPED_BEFORE = new Set<string>([
  'sign_in_required',
  'session_ended',
  'not_permitted',
  'second_factor_missing',
  'cross_site_request',
  'method_not_allowed',
  'malformed_body',
  'body_too_large',
  'unsupported_media_type',
]);

const problemIn = (reply: Reply): Partial<ProblemBody> => {
  try {
    return JSON.parse(reply.text) as Partial<ProblemBody>;
  } catch {
    return {};
  }
};

/** Did the call come as far as the operation? */
export function gotIn(mutant: Mutant, reply: Reply): boolean {
  const { code = '' } = problemIn(reply);
  return !STOPPED_BEFORE.has(code) && !mutant.what.includes('(not routed)');
}

const touches = (a: string, b: string): boolean =>
  a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`) || a === '' || b === '';

/** What is wrong with the answer to a mutant; null when nothing is. */
export function faultOf(mutant: Mutant, reply: Reply, route: RouteDescription): string | null {
  if (reply.status >= 500) return `answered ${reply.status}`;
  if (reply.status < 400) return mutant.refused ? `was accepted with ${reply.status}` : null;
  if (!reply.contentType.startsWith('application/problem+json')) return `answered ${reply.contentType}`;
  const problem = problemIn(reply);
  if (!problem.code || !Object.hasOwn(PROBLEMS, problem.code)) return `has no known code: ${reply.text}`;
  if (problem.status !== reply.status || PROBLEMS[problem.code].status !== reply.status)
    return `has the status ${reply.status} for ${problem.code}`;
  if (!problem.title || !problem.requestId) return `has no title or request id`;
  if (!isDocumented(problem.code, mutant, route)) return `is undocumented: ${problem.code}`;
  if (problem.code === 'version_conflict' && !problem.params?.['current']) return 'has no current record';
  return mutant.refused ? faultOfFields(mutant, problem) : null;
}

function isDocumented(code: ProblemCode, mutant: Mutant, route: RouteDescription): boolean {
  return problemsOf(route).includes(code) || mutant.what.includes('(not routed)');
}

/** A body that is not as its schema says is refused at the field. */
function faultOfFields(mutant: Mutant, problem: Partial<ProblemBody>): string | null {
  if (problem.code !== 'validation_failed') return null;
  const errors = problem.errors ?? [];
  if (errors.length === 0) return 'names no field';
  const { field } = mutant;
  if (field !== undefined && !errors.some((error) => touches(error.field, field)))
    return `blames ${errors.map((error) => error.field).join(', ')}`;
  return null;
}
