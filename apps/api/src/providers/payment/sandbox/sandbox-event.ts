import { type Instant, isInstant } from '@ur-desk/domain/kernel';
import { type EventReading, type ProviderEvent, type ProviderEventContent } from '@ur-desk/domain/payments';

/** What the sandbox sends; as its maker, it says it in our words. */
export interface SandboxEvent {
  id: string;
  type: string;
  createdAt: Instant;
  data: ProviderEventContent;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const CONTENT_KINDS: readonly string[] = ['payment', 'refund', 'dispute', 'other'];

/** The signature proves who wrote it, so the shape is checked only as far as another version could differ. */
function parse(body: Buffer): SandboxEvent | null {
  try {
    const event: unknown = JSON.parse(body.toString('utf8'));
    if (!isObject(event) || !isObject(event['data'])) return null;
    const { id, type, createdAt, data } = event;
    if (typeof id !== 'string' || typeof type !== 'string' || !isInstant(createdAt)) return null;
    if (typeof data['kind'] !== 'string' || !CONTENT_KINDS.includes(data['kind'])) return null;
    return event as unknown as SandboxEvent;
  } catch {
    return null;
  }
}

/** Reads a body whose signature was checked. */
export function readSandboxEvent(body: Buffer): EventReading {
  const event = parse(body);
  if (!event) return { verified: false, reason: 'malformed' };
  const { id, type, createdAt: occurredAt, data: content } = event;
  return { verified: true, event: { id, type, occurredAt, content } satisfies ProviderEvent };
}
