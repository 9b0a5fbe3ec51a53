import { Secret, TOTP } from 'otpauth';
import { Caller, type TestApi } from '../harness';
import { type MadeSession, makeSession } from '../make/session';
import { makeStaff, PASSWORD } from '../make/staff';
import { accept, type AcceptedRequests } from './accepted';

const NEW_PASSWORD = 'seven lamps under water';

const PREFERENCES = {
  density: 'compact',
  pageSize: 50,
  singleKeys: false,
  lists: [{ list: 'customers', hidden: ['tags'], order: ['name', 'email'] }],
};

/** Somebody with a session of their own: what is done to it must not concern the others. */
async function somebody(api: TestApi): Promise<MadeSession & { staffId: string; email: string }> {
  const staff = await makeStaff(api.dataSource.manager);
  return { ...(await makeSession(api, staff.id)), staffId: staff.id, email: staff.email };
}

async function invitedToken(api: TestApi): Promise<string> {
  const email = `${api.newKey()}@ur-desk.example`;
  const { body } = await (await api.as('admin')).post('/staff', { email, name: '李娜', role: 'agent' });
  return (body as { setUpLink: { token: string } }).setUpLink.token;
}

async function firstCode(api: TestApi, cookies: string): Promise<string> {
  const caller = new Caller(api.app, cookies);
  const { body } = await caller.post('/me/totp/set-up', { currentPassword: PASSWORD });
  return new TOTP({ secret: Secret.fromBase32((body as { secret: string }).secret) }).generate();
}

async function aKey(api: TestApi): Promise<string> {
  const { body } = await (await api.as('admin')).post('/api-keys', { name: 'Shop', role: 'agent' });
  return (body as { id: string }).id;
}

export const authRequests: AcceptedRequests = {
  Auth_signIn: async (api) => {
    const { email } = await makeStaff(api.dataSource.manager);
    return { path: '/api/v1/auth/sign-in', body: { email, password: PASSWORD } };
  },
  Auth_refresh: async (api) => ({
    path: '/api/v1/auth/refresh',
    headers: { cookie: (await somebody(api)).cookies },
  }),
  Auth_setUp: async (api) => ({
    path: '/api/v1/auth/set-up',
    body: { token: await invitedToken(api), password: NEW_PASSWORD },
  }),
  Auth_signOut: async (api) => ({
    path: '/api/v1/auth/sign-out',
    cookies: (await somebody(api)).cookies,
  }),

  Me_get: (api) => accept(api, '/me', { as: 'agent' }),
  Me_update: (api) =>
    accept(api, '/me', { as: 'agent', body: { locale: 'en', theme: 'dark', preferences: PREFERENCES } }),
  Me_changePassword: async (api) => ({
    path: '/api/v1/me/password',
    cookies: (await somebody(api)).cookies,
    body: { currentPassword: PASSWORD, password: NEW_PASSWORD },
  }),
  Me_setUpSecondFactor: async (api) => ({
    path: '/api/v1/me/totp/set-up',
    cookies: (await somebody(api)).cookies,
    body: { currentPassword: PASSWORD },
  }),
  Me_confirmSecondFactor: async (api) => {
    const { cookies } = await somebody(api);
    return { path: '/api/v1/me/totp/confirm', cookies, body: { code: await firstCode(api, cookies) } };
  },

  Session_list: (api) => accept(api, '/sessions', { as: 'admin' }),
  Session_revoke: async (api) => accept(api, `/sessions/${(await somebody(api)).id}`, { as: 'admin' }),

  ApiKey_list: async (api) => {
    await aKey(api);
    return accept(api, '/api-keys', { as: 'admin' });
  },
  ApiKey_create: (api) =>
    accept(api, '/api-keys', { as: 'admin', body: { name: 'CRM', role: 'agent', validForDays: 30 } }),
  ApiKey_revoke: async (api) => accept(api, `/api-keys/${await aKey(api)}/revoke`, { as: 'admin' }),
};
