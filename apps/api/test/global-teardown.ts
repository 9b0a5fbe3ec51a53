import './global-setup';

/** Stops the run's PostgreSQL and forgets its data. */
export default async function tearDown(): Promise<void> {
  await globalThis.testServer?.remove();
}
