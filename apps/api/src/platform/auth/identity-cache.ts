import { type Identity, type IdentityReader } from './identity';

/** How old a right may be: far below the five seconds that are allowed (reliability X7). */
const LIFE_MS = 1_000;
const MOST = 10_000;

interface Entry {
  identity: Promise<Identity | null>;
  until: number;
}

/**
 * Spares the database the same question hundreds of times a second while one person's page loads. Whoever ends a session,
 * changes a role or revokes a key calls `forget` once that is committed, so that in this process it counts at once; another
 * process learns it within a second.
 */
export class IdentityCache {
  private readonly entries = new Map<string, Entry>();

  constructor(private readonly reader: IdentityReader) {}

  bySession(sessionId: string): Promise<Identity | null> {
    return this.find(`session:${sessionId}`, () => this.reader.bySession(sessionId));
  }

  byApiKey(secret: string): Promise<Identity | null> {
    return this.find(`key:${secret}`, () => this.reader.byApiKey(secret));
  }

  /** Who stands behind sessions in which no call is made; never remembered. */
  look(sessionIds: readonly string[]): Promise<ReadonlyMap<string, Identity>> {
    return this.reader.look(sessionIds);
  }

  forget(): void {
    this.entries.clear();
  }

  private find(name: string, ask: () => Promise<Identity | null>): Promise<Identity | null> {
    const known = this.entries.get(name);
    const now = performance.now();
    if (known && known.until > now) return known.identity;
    if (this.entries.size >= MOST) this.entries.clear();
    const identity = ask();
    this.entries.set(name, { identity, until: now + LIFE_MS });
    identity.catch(() => this.entries.delete(name));
    return identity;
  }
}
