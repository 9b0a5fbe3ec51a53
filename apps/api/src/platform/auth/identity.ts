import { type Actor } from '../db/call-context';

/** Who makes a request, as found in the database at that moment. */
export interface Identity {
  actor: Actor;
  /** Nothing but the person's own account is open to them until they have set up the second factor that their role needs. */
  secondFactorMissing: boolean;
}

/**
 * Looks up who stands behind a session or a key. The guard asks on every request and never trusts a token alone; the
 * feature `auth` answers, so that the platform knows no feature. Null: ended, revoked, unknown.
 */
export abstract class IdentityReader {
  abstract bySession(sessionId: string): Promise<Identity | null>;
  /** Of several sessions those that live, asked without a call being made: that does not keep them alive. */
  abstract look(sessionIds: readonly string[]): Promise<ReadonlyMap<string, Identity>>;
  abstract byApiKey(secret: string): Promise<Identity | null>;
}
