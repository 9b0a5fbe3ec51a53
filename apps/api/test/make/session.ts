import { randomUUID } from 'node:crypto';
import { type Role } from '@ur-desk/domain/kernel';
import { type TestApi } from '../harness';

/** A member of staff with this role and a session; gives the cookies of a signed-in browser. */
export async function signInAs(api: TestApi, role: Role): Promise<string> {
  throw new Error(`not written yet: ${role} ${randomUUID()} ${String(Boolean(api))}`);
}
