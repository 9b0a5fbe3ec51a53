import { Problem } from '@ur-desk/domain/kernel';
import { type FastifyRequest } from 'fastify';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** What a form or an image of another site can send without asking first. */
const FORM_TYPES = /^(text\/plain|application\/x-www-form-urlencoded)/i;

function isFromHere(request: FastifyRequest): boolean {
  const { 'sec-fetch-site': site, origin } = request.headers;
  if (site !== undefined) return site === 'same-origin';
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === request.host;
}

/**
 * Refuses what another site made the browser send (reliability F47): an unsafe call must be of a kind that a form cannot
 * make, must not come from another origin where the browser tells, and with our cookies it must bear X-Requested-With,
 * which no other origin may set. Throws `unsupported_media_type`, `cross_site_request`.
 */
export function assertSameSite(request: FastifyRequest, hasCookies: boolean): void {
  if (SAFE_METHODS.has(request.method)) return;
  if (FORM_TYPES.test(request.headers['content-type'] ?? '')) throw new Problem('unsupported_media_type');
  if (!isFromHere(request)) throw new Problem('cross_site_request');
  if (hasCookies && !request.headers['x-requested-with']) throw new Problem('cross_site_request');
}
