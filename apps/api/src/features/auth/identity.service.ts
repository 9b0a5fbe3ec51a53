import { Injectable } from '@nestjs/common';
import { type Role } from '@ur-desk/domain/kernel';
import { secondFactorOf } from '@ur-desk/domain/staff';
import { type Identity, IdentityReader } from '../../platform/auth/identity';
import { Db } from '../../platform/db/db';
import { findLiveApiKey, touchApiKey } from './api-key.queries';
import { findSessionOwner, findSessionOwners, type SessionOwner, touchSession } from './session.queries';

function identityOf(owner: SessionOwner, sessionId: string): Identity {
  const { staffId: id, name } = owner;
  const role = owner.role as Role;
  const secondFactorMissing = secondFactorOf({ ...owner, role }) === 'missing';
  return { actor: { kind: 'staff', id, role, name, sessionId }, secondFactorMissing };
}

/** Says who stands behind a session or a key at this moment. */
@Injectable()
export class DatabaseIdentityReader extends IdentityReader {
  constructor(private readonly db: Db) {
    super();
  }

  override async bySession(sessionId: string): Promise<Identity | null> {
    return this.db.read(async (em) => {
      const owner = await findSessionOwner(em, sessionId);
      if (!owner) return null;
      if (owner.touchDue) await touchSession(em, sessionId);
      return identityOf(owner, sessionId);
    });
  }

  override async look(sessionIds: readonly string[]): Promise<ReadonlyMap<string, Identity>> {
    const owners = await this.db.read((em) => findSessionOwners(em, sessionIds));
    return new Map(owners.map((owner) => [owner.sessionId, identityOf(owner, owner.sessionId)]));
  }

  override async byApiKey(secret: string): Promise<Identity | null> {
    return this.db.read(async (em) => {
      const key = await findLiveApiKey(em, secret);
      if (!key) return null;
      if (key.touchDue) await touchApiKey(em, key.id);
      const { id, role, name } = key;
      return { actor: { kind: 'apiKey', id, role, name }, secondFactorMissing: false };
    });
  }
}
