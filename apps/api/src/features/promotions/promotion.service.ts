import { Injectable } from '@nestjs/common';
import { Problem } from '@ur-desk/domain/kernel';
import {
  clonedContent,
  type ClonePromotionInput,
  type CreatePromotionInput,
  editPromotionContent,
  emptyPromotionContent,
  isOpenToEdit,
  type PromotionContent,
  type PromotionDetailView,
  type PromotionVersionFacts,
  type PromotionView,
  refuseCircle,
  type UpdatePromotionInput,
} from '@ur-desk/domain/promotions';
import { type EntityManager } from 'typeorm';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type ListPage, type ListQuery, mapPage } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { keepSharedCodes } from './coupon-code.queries';
import { PromotionDetails } from './promotion-details.service';
import { promotionList } from './promotion.list';
import {
  bumpPromotion,
  insertPromotion,
  insertPromotionDraft,
  promotionById,
  promotionsAhead,
  updatePromotionDraft,
  versionsOfPromotions,
} from './promotion.queries';
import {
  auditedPromotion,
  preparedOf,
  promotionVersionFacts,
  promotionVersionView,
  promotionView,
  sharedCodesOf,
  type PromotionRow,
  type PromotionVersionRow,
  type StoredPromotion,
} from './promotion.view';

/** Promotions as marketing writes them: drafts are edited, what was released is history (rules 5). */
@Injectable()
export class PromotionService {
  constructor(
    private readonly db: Db,
    private readonly details: PromotionDetails,
  ) {}

  async list(query: ListQuery): Promise<ListPage<PromotionView>> {
    const now = await this.db.now();
    return this.db.read(async (em) => {
      const page = await runList<PromotionRow>(em, promotionList, query);
      const ids = page.rows.map(({ id }) => id);
      const versions = (await versionsOfPromotions(em, ids)).map((row) => promotionVersionView(row, now));
      const of = (promotionId: string) => versions.filter((version) => version.promotionId === promotionId);
      return mapPage(page, (promotion) => promotionView(promotion, of(promotion.id)));
    });
  }

  /** Throws `not_found`. */
  async get(promotionId: string): Promise<PromotionDetailView> {
    const now = await this.db.now();
    return this.db.read((em) => this.details.of(em, promotionId, now));
  }

  /** A new promotion with its first draft. Throws `already_exists`, `promotion_circle` and what `editPromotionContent` throws. */
  async create(input: CreatePromotionInput, ctx: CallContext): Promise<PromotionDetailView> {
    const { code, ...content } = input;
    const first = editPromotionContent(emptyPromotionContent(input.window), content);
    return this.db.write(ctx, { action: 'promotion.create' }, (tx) => this.begin(tx, code, first));
  }

  /** A new promotion that says what another one says. Throws `not_found` and `already_exists`. */
  async clone(
    promotionId: string,
    { code }: ClonePromotionInput,
    ctx: CallContext,
  ): Promise<PromotionDetailView> {
    return this.db.write(ctx, { action: 'promotion.clone' }, async (tx) => {
      const { versions } = await promotionById(tx.em, promotionId);
      return this.begin(tx, code, clonedContent(newestOf(versions)));
    });
  }

  /**
   * Changes the draft; where there is none, the newest version becomes the next draft first, because what was released never
   * changes. Throws `not_found`, `version_conflict`, `wrong_state` while it waits for approval, `promotion_circle`, and what
   * `editPromotionContent` throws.
   */
  async update(
    promotionId: string,
    input: UpdatePromotionInput,
    ctx: CallContext,
  ): Promise<PromotionDetailView> {
    return this.db.write(ctx, { action: 'promotion.update' }, async (tx) => {
      const before = await this.details.lock(tx, promotionId, ctx);
      const prepared = preparedOf(before.versions);
      if (prepared && !isOpenToEdit(prepared.state))
        throw new Problem('wrong_state', { state: prepared.state });
      const content = editPromotionContent(newestOf(before.versions), input);
      await this.refuseUnfit(tx.em, before.promotion, content);
      if (prepared) await updatePromotionDraft(tx.em, prepared.id, content);
      else await this.draft(tx, before, content);
      await bumpPromotion(tx.em, promotionId);
      return this.changed(tx, before);
    });
  }

  private async begin(tx: Tx, code: string, content: PromotionContent): Promise<PromotionDetailView> {
    const id = tx.newId();
    await this.refuseUnfit(tx.em, { id, code }, content);
    await insertPromotion(tx.em, { id, code, createdAt: tx.now });
    await insertPromotionDraft(
      tx.em,
      { id: tx.newId(), promotionId: id, versionNo: 1, createdAt: tx.now },
      content,
    );
    const after = await promotionById(tx.em, id);
    await keepSharedCodes(tx, id, sharedCodesOf(after.versions));
    tx.audit({ subject: { kind: 'promotion', id }, after: auditedPromotion(after) });
    return this.details.of(tx.em, id, tx.now);
  }

  private async draft(
    tx: Tx,
    { promotion, versions }: StoredPromotion,
    content: PromotionContent,
  ): Promise<void> {
    const versionNo = (versions[0]?.version_no ?? 0) + 1;
    const draft = { id: tx.newId(), promotionId: promotion.id, versionNo, createdAt: tx.now };
    await insertPromotionDraft(tx.em, draft, content);
  }

  /** What an edit names must be there, and must not go in a circle. */
  private async refuseUnfit(
    em: EntityManager,
    promotion: { id: string; code: string },
    content: PromotionContent,
  ): Promise<void> {
    await this.details.refuseUnknown(em, content);
    if (content.incompatibleWith.length === 0) return;
    const others = newestOfEach(await promotionsAhead(em)).map(({ promotionId, code, content: other }) => ({
      id: promotionId,
      code,
      incompatibleWith: other.incompatibleWith,
    }));
    const { incompatibleWith } = content;
    refuseCircle({ id: promotion.id, code: promotion.code, incompatibleWith }, others);
  }

  private async changed(tx: Tx, before: StoredPromotion): Promise<PromotionDetailView> {
    const { id } = before.promotion;
    const after = await promotionById(tx.em, id);
    await keepSharedCodes(tx, id, sharedCodesOf(after.versions));
    const states = { before: auditedPromotion(before), after: auditedPromotion(after) };
    tx.audit({ subject: { kind: 'promotion', id }, ...states });
    return this.details.of(tx.em, id, tx.now);
  }
}

/** What the next edit starts from. */
function newestOf([newest]: readonly PromotionVersionRow[]): PromotionContent {
  if (!newest) throw new Error('a promotion has a version');
  return promotionVersionFacts(newest).content;
}

/** Of each promotion what it is to say next; `rows` have the newest first. */
function newestOfEach(rows: readonly PromotionVersionRow[]): PromotionVersionFacts[] {
  const newest = new Map<string, PromotionVersionRow>();
  for (const row of rows) if (!newest.has(row.promotion_id)) newest.set(row.promotion_id, row);
  return [...newest.values()].map(promotionVersionFacts);
}
