import { type Role } from '@ur-desk/domain/kernel';
import { DEMO_STAFF, demoEmail, insertDemoStaff } from '../../src/features/staff/demo-staff';
import { insertSession } from '../../src/features/auth/session.queries';
import { AccessTokens } from '../../src/platform/auth/access-token';
import { AuthCookies } from '../../src/platform/auth/auth-cookies';
import { type INestApplicationContext } from '@nestjs/common';
import { type DataSource } from 'typeorm';
import { type Db } from '../../src/platform/db/db';

/** The part of the API under test that signing in needs; the harness itself would make a circle. */
interface SessionTools {
  app: INestApplicationContext;
  dataSource: DataSource;
  db: Db;
}

/** Nobody signs in with this: it is no hash. Tests of sign-in itself make their own staff. */
const NO_PASSWORD = 'no password';
const MANY_SESSIONS = 100;

/** The demo member of staff with this role, made when missing, with a session: gives the cookies of a signed-in browser. */
export async function signInAs(api: SessionTools, role: Role): Promise<string> {
  const person = DEMO_STAFF.find((one) => one.role === role);
  if (!person) throw new Error(`nobody is ${role}`);
  const { dataSource: source } = api;
  const known = await source.query<unknown[]>('SELECT 1 FROM staff WHERE email = $1', [demoEmail('agent')]);
  if (known.length === 0) await insertDemoStaff(source.manager, NO_PASSWORD, await api.db.now());
  return (await makeSession(api, person.id)).cookies;
}

export interface MadeSession {
  id: string;
  refreshToken: string;
  /** Both cookies of the session, as a `Cookie` header. */
  cookies: string;
}

/** A session without signing in: checking a password takes longer than most tests. */
export async function makeSession(api: SessionTools, staffId: string): Promise<MadeSession> {
  const where = { address: '127.0.0.1', device: 'test', limit: MANY_SESSIONS };
  const { id, refreshToken } = await insertSession(api.dataSource.manager, { staffId, ...where });
  const token = await api.app.get(AccessTokens, { strict: false }).sign(id);
  const { access, refresh } = api.app.get(AuthCookies, { strict: false });
  return { id, refreshToken, cookies: `${access}=${token}; ${refresh}=${refreshToken}` };
}
