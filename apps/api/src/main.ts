import 'reflect-metadata';
import { createApp } from './create-app';
import { assertSecureTransport } from './platform/auth/secure-transport';
import { readConfig } from './platform/config/config';

async function main(): Promise<void> {
  const config = readConfig();
  assertSecureTransport(config);
  const app = await createApp(config);
  await app.listen({ port: config.port, host: config.host });
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
