import { type Permission, permits } from '@ur-desk/domain/kernel';
import { type MeView, type Preferences, type UpdateMeInput } from '@ur-desk/domain/staff';
import { setOperatorZone } from '../shared/zones';
import { http } from './http';
import { ProblemError } from './problem-error';
import { arrange } from './store';

/** Who is signed in (`GET me`). */
export type Me = MeView;

let me: Me | null = null;
let loading: Promise<Me> | null = null;

/** react-admin asks several times while a page comes up; within this time the same refusal is the answer. */
const REFUSAL_MS = 2_000;
let refused: { error: unknown; untilMs: number } | null = null;

/** Tells the other tabs when somebody signs out in this one. */
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('ur-desk.session') : null;
channel?.addEventListener('message', () => {
  me = null;
  location.reload();
});

export const currentMe = (): Me | null => me;

/** Whether the signed-in person's role has a permission: one table for the console and the API. */
export const may = (permission: Permission): boolean => me !== null && permits(me.role, permission);

/** The signed-in person, asked of the server once. Throws ProblemError (401) when nobody is. */
export async function loadMe(): Promise<Me> {
  if (me) return me;
  if (refused && performance.now() < refused.untilMs) throw refused.error;
  loading ??= http<Me>('me')
    .then(({ data }) => {
      me = data;
      arrange(data);
      setOperatorZone(data.operatorZone);
      return data;
    })
    .catch((error: unknown) => {
      if (error instanceof ProblemError && error.status === 401)
        refused = { error, untilMs: performance.now() + REFUSAL_MS };
      throw error;
    })
    .finally(() => {
      loading = null;
    });
  return loading;
}

/** Asks the server again who is signed in and what they may do. */
export function reloadMe(): Promise<Me> {
  me = null;
  refused = null;
  return loadMe();
}

export async function signIn(credentials: { email: string; password: string; code?: string }): Promise<Me> {
  await http('auth/sign-in', { method: 'POST', body: credentials });
  return reloadMe();
}

/** Forgets who was signed in, here and (unless the session had ended by itself) on the server and in other tabs. */
export async function signOut(): Promise<void> {
  const wasSignedIn = me !== null;
  me = null;
  if (!wasSignedIn) return;
  await http('auth/sign-out', { method: 'POST' }).catch(() => undefined);
  channel?.postMessage('signed-out');
}

/** Keeps what one prefers with one's account, so that it is the same on another computer; not worth an error. */
export async function rememberPreference(preference: UpdateMeInput): Promise<void> {
  if (!me) return;
  await http<MeView>('me', { method: 'PATCH', body: preference }).catch(() => undefined);
}

const PATIENCE_MS = 1_500;
let later: ReturnType<typeof setTimeout> | undefined;

/** The same for columns, density and page size: several changes in a row are one. */
export function rememberArrangement(preferences: Preferences): void {
  clearTimeout(later);
  later = setTimeout(() => void rememberPreference({ preferences }), PATIENCE_MS);
}
