import { randomUUID } from 'node:crypto';
import { type Instant } from '@ur-desk/domain/kernel';
import { type ProviderEventContent } from '@ur-desk/domain/payments';
import { CONFIG, type Config } from '../../src/platform/config/config';
import { type SandboxEvent } from '../../src/providers/payment/sandbox/sandbox-event';
import { SIGNATURE_HEADER, signSandboxEvent } from '../../src/providers/payment/sandbox/sandbox-signature';
import { type Answer, type TestApi } from '../harness';

/** An event of the sandbox about something, as it sends them. */
export const sandboxEvent = (
  data: ProviderEventContent,
  { id = `evt_${randomUUID()}`, createdAt = '2026-01-01T00:00:00.000Z' }: Partial<SandboxEvent> = {},
): SandboxEvent => ({ id, type: `${data.kind}.test`, createdAt, data });

/** The header that makes a body genuine, at the given time or now. */
export async function sandboxSignature(api: TestApi, body: Buffer, at?: Instant): Promise<string> {
  const [secret = ''] = api.app.get<Config>(CONFIG).sandboxEventSecrets;
  return signSandboxEvent(secret, body, at ?? (await api.db.now()));
}

/** Sends an event as the sandbox does, signed now unless said otherwise. */
export async function sendSandboxEvent(
  api: TestApi,
  event: SandboxEvent,
  { at, path = '/provider-events/sandbox' }: { at?: Instant; path?: string } = {},
): Promise<Answer> {
  const body = Buffer.from(JSON.stringify(event));
  const headers = { [SIGNATURE_HEADER]: await sandboxSignature(api, body, at) };
  return api.asNobody().call('POST', path, body, { headers });
}
