import { type AuthProvider } from 'react-admin';
import { type Permission, PERMISSIONS } from '@ur-desk/domain/kernel';
import { pagePermission } from './page-permissions';
import { currentMe, loadMe, may, signIn, signOut } from './session';

/** react-admin's actions in the words of the permission table. */
const VERBS: Record<string, string> = { list: 'read', show: 'read', edit: 'update', export: 'read' };

/** What react-admin asks before it shows a page. */
const SEEN: ReadonlySet<string> = new Set(['list', 'show']);

const KNOWN: ReadonlySet<string> = new Set(PERMISSIONS);

/** `payment-methods`, `show` → `paymentMethods:read`; null when the table has no such permission. */
export function permissionOf(resource: string, action: string): Permission | null {
  const noun = resource.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
  const name = `${noun}:${VERBS[action] ?? action}`;
  return KNOWN.has(name) ? (name as Permission) : null;
}

const statusOf = (error: unknown): number =>
  typeof error === 'object' && error !== null && 'status' in error ? Number(error.status) : 0;

export const authProvider: AuthProvider = {
  login: async (credentials: { email: string; password: string; code?: string }) => {
    await signIn(credentials);
  },
  logout: signOut,
  checkAuth: async () => {
    await loadMe();
  },
  // Only 401 ends the session; 403 means "not this one".
  checkError: async (error: unknown) => {
    if (statusOf(error) === 401) throw error;
  },
  getIdentity: async () => {
    const me = await loadMe();
    return { id: me.id, fullName: me.name };
  },
  getPermissions: async () => currentMe()?.role ?? null,
  /** From the rights loaded at sign-in and the domain's table: no request. */
  canAccess: async ({ resource, action }) => {
    if (currentMe() === null) await loadMe();
    const page = SEEN.has(action) ? pagePermission(resource) : null;
    const permission = page ?? permissionOf(resource, action);
    return permission !== null && may(permission);
  },
};
