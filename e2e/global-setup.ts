import { findBrowser } from './browser';
import { startDesk } from './server';

/** `E2E_BASE_URL` names a running desk instead (its demo accounts must have the password of these stories). */
export default async function globalSetup(): Promise<() => Promise<void>> {
  const { executable, libraries } = await findBrowser();
  process.env['E2E_CHROMIUM'] = executable;
  if (libraries) process.env['E2E_LIBRARIES'] = libraries;
  if (process.env['E2E_BASE_URL']) return async () => {};
  const desk = await startDesk();
  process.env['E2E_BASE_URL'] = desk.url;
  process.env['E2E_OUTBOX'] = desk.outbox;
  return desk.stop;
}
