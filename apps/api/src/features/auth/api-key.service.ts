import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { addMs, DAY_MS, Problem } from '@ur-desk/domain/kernel';
import { type ApiKeyView, type CreateApiKeyInput, type NewApiKeyView } from '@ur-desk/domain/staff';
import { In, IsNull } from 'typeorm';
import { IdentityCache } from '../../platform/auth/identity-cache';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { ApiKeyEntity } from './api-key.entity';
import { apiKeyList } from './api-key.queries';
import { toApiKeyView } from './api-key.view';
import { hashToken } from './session.queries';

/** So that a key is recognised, by people and by programs that look for leaked ones. */
const MARK = 'urd_';
const SHOWN_LENGTH = 12;

/** Keys with which other systems call the API. */
@Injectable()
export class ApiKeyService {
  constructor(
    private readonly db: Db,
    private readonly identities: IdentityCache,
  ) {}

  async list(query: ListQuery): Promise<ListPage<ApiKeyView>> {
    return this.db.read(async (em) => {
      const page = await runList<{ id: string }>(em, apiKeyList, query);
      const found = await em.findBy(ApiKeyEntity, { id: In(page.rows.map(({ id }) => id)) });
      const byId = new Map(found.map((key) => [key.id, toApiKeyView(key)]));
      return { ...page, rows: page.rows.flatMap(({ id }) => byId.get(id) ?? []) };
    });
  }

  /** A new key; its secret is in this answer and nowhere else. */
  async create({ name, role, validForDays }: CreateApiKeyInput, ctx: CallContext): Promise<NewApiKeyView> {
    const secret = `${MARK}${randomBytes(32).toString('base64url')}`;
    return this.db.write(ctx, { action: 'apiKey.create' }, async (tx) => {
      const key = tx.em.create(ApiKeyEntity, {
        id: tx.newId(),
        name,
        role,
        prefix: secret.slice(0, SHOWN_LENGTH),
        secretHash: hashToken(secret),
        createdBy: ctx.actor.id,
        createdAt: new Date(tx.now),
        expiresAt: validForDays === undefined ? null : new Date(addMs(tx.now, validForDays * DAY_MS)),
        revokedAt: null,
        lastUsedAt: null,
      });
      await tx.em.insert(ApiKeyEntity, key);
      const view = toApiKeyView(key);
      tx.audit({ subject: { kind: 'apiKey', id: key.id }, after: view });
      return { ...view, secret };
    });
  }

  /** The key works no more. Throws `not_found`, also when it was revoked before. */
  async revoke(id: string, ctx: CallContext): Promise<ApiKeyView> {
    const view = await this.db.write(ctx, { action: 'apiKey.revoke' }, async (tx) => {
      const revokedAt = new Date(tx.now);
      const { affected } = await tx.em.update(ApiKeyEntity, { id, revokedAt: IsNull() }, { revokedAt });
      const key = await tx.em.findOneBy(ApiKeyEntity, { id });
      if (affected !== 1 || !key) throw new Problem('not_found');
      const after = toApiKeyView(key);
      tx.audit({ subject: { kind: 'apiKey', id }, before: { ...after, revokedAt: null }, after });
      return after;
    });
    this.identities.forget();
    return view;
  }
}
