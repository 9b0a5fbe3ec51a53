import { type Multipart } from '@fastify/multipart';
import { Injectable } from '@nestjs/common';
import { decideEvidence, type EvidenceFileView, type EvidenceSubject } from '@ur-desk/domain/evidence';
import { Problem } from '@ur-desk/domain/kernel';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { runList } from '../../platform/http/run-list';
import { type EvidenceToSend } from '../../providers/payment/payment-provider.port';
import {
  contentsOf,
  deleteEvidenceFile,
  evidenceFileById,
  evidenceFileList,
  type EvidenceFileRow,
  evidenceFileView,
  filesPresent,
  insertEvidenceFile,
} from './evidence-file.queries';
import { type EvidenceForm, readEvidenceForm } from './evidence-form';
import { EvidenceSubjects } from './evidence-subjects.service';

const HEAD_BYTES = 16;

/** Files that prove something: sealed with the customer's key, kept with the record that they are about. */
@Injectable()
export class EvidenceFiles {
  constructor(
    private readonly db: Db,
    private readonly subjects: EvidenceSubjects,
  ) {}

  async list(query: ListQuery): Promise<ListPage<EvidenceFileView>> {
    return this.db.read(async (em) => {
      const page = await runList<EvidenceFileRow>(em, evidenceFileList, query);
      const sealed = page.rows.map((row) => ({ customerId: row.customer_id, sealed: row.sealed_name }));
      const names = await this.db.openSealedOf(em, sealed);
      return { ...page, rows: page.rows.map((row, index) => evidenceFileView(row, names[index])) };
    });
  }

  /**
   * Takes a file in. Throws what `readEvidenceForm` and `decideEvidence` throw, `not_known` at `subjectId`, and what the
   * feature says against it.
   */
  async create(parts: AsyncIterable<Multipart>, ctx: CallContext): Promise<EvidenceFileView> {
    const form = await readEvidenceForm(parts);
    const rules = this.subjects.of(form.subjectKind);
    const customerId = await this.db.read((em) => rules.customerOf(em, form.subjectId)).catch(unknownSubject);
    const command = { action: 'evidenceFile.create' as const, customerId };
    return this.db.write(ctx, command, async (tx) => {
      await rules.refuseChange(tx.em, form.subjectId);
      return this.write(tx, { form, customerId, ctx });
    });
  }

  /** What is in a file. Throws `not_found`, also when the person was erased. */
  async content(id: string): Promise<EvidenceToSend> {
    const [file] = await this.db.read(async (em) => this.opened(em, [await evidenceFileById(em, id)]));
    if (!file) throw new Problem('not_found');
    return file;
  }

  /** The files of a record as they are sent to a provider. */
  async contentsOf(subjectKind: EvidenceSubject, subjectId: string): Promise<EvidenceToSend[]> {
    return this.db.read(async (em) => this.opened(em, await contentsOf(em, { subjectKind, subjectId })));
  }

  /** Takes a file away. Throws `not_found`, and what the feature says against it. */
  async remove(id: string, ctx: CallContext): Promise<void> {
    const known = await this.db.read((em) => evidenceFileById(em, id));
    const { customer_id: customerId, subject_kind: kind, subject_id: subjectId } = known;
    await this.db.write(ctx, { action: 'evidenceFile.remove', customerId }, async (tx) => {
      const row = await evidenceFileById(tx.em, id);
      await this.subjects.of(kind).refuseChange(tx.em, subjectId);
      await deleteEvidenceFile(tx.em, { customerId, id });
      const before = evidenceFileView(row, tx.open(row.sealed_name));
      tx.audit({ subject: { kind: 'evidenceFile', id }, before, after: null });
      return {};
    });
  }

  private async write(
    tx: Tx,
    { form, customerId, ctx }: { form: EvidenceForm; customerId: string; ctx: CallContext },
  ): Promise<EvidenceFileView> {
    const { subjectKind, subjectId, kind, fileName, content } = form;
    const given = { kind, bytes: content.length, head: content.subarray(0, HEAD_BYTES) };
    const mediaType = decideEvidence(given, await filesPresent(tx.em, form));
    const row = {
      id: tx.newId(),
      customer_id: customerId,
      subject_kind: subjectKind,
      subject_id: subjectId,
      kind,
      media_type: mediaType,
      bytes: content.length,
      sealed_name: tx.seal(fileName),
      actor_kind: ctx.actor.kind,
      actor_id: ctx.actor.id,
      created_at: new Date(tx.now),
    };
    await insertEvidenceFile(tx.em, { row, sealedContent: tx.seal(content.toString('base64')) });
    const view = evidenceFileView({ ...row, actor_name: ctx.actor.name }, fileName);
    tx.audit({ subject: { kind: 'evidenceFile', id: row.id }, after: view });
    return view;
  }

  private async opened(
    em: Parameters<Db['openSealed']>[0],
    rows: Awaited<ReturnType<typeof contentsOf>>,
  ): Promise<EvidenceToSend[]> {
    const values = await this.db.openSealedOf(
      em,
      rows.flatMap((row) => [
        { customerId: row.customer_id, sealed: row.sealed_name },
        { customerId: row.customer_id, sealed: row.sealed_content },
      ]),
    );
    return rows.flatMap(({ kind, media_type: mediaType }, index): EvidenceToSend[] => {
      const [fileName, content] = [values[index * 2], values[index * 2 + 1]];
      if (typeof fileName !== 'string' || typeof content !== 'string') return [];
      return [{ kind, mediaType, fileName, content: Buffer.from(content, 'base64') }];
    });
  }
}

function unknownSubject(error: unknown): never {
  if (error instanceof Problem && error.code === 'not_found')
    throw new Problem('validation_failed', {}, [{ field: 'subjectId', code: 'not_known' }]);
  throw error;
}
