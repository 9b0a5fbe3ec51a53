import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import './global-setup';

/** Stops the run's PostgreSQL and forgets its data. */
export default async function tearDown(): Promise<void> {
  const server = globalThis.testServer;
  if (!server) return;
  await server.stop();
  rmSync(dirname(server.dataDir), { recursive: true, force: true });
}
