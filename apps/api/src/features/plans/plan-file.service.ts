import { type Multipart } from '@fastify/multipart';
import { type ImportRow } from '@ur-desk/domain/imports';
import { Injectable } from '@nestjs/common';
import { CSV_BYTE_ORDER_MARK } from '@ur-desk/domain/csv';
import { Problem } from '@ur-desk/domain/kernel';
import {
  type DecidedPlanRow,
  decidePlanFile,
  type NamedPlan,
  PLAN_FILE_LIMITS,
  planFileHeading,
  planFileLine,
  planFilePlaces,
  planFileView,
  type PlanFileNames,
  type PlanFileView,
  readPlanRow,
  type ReadPlanRow,
} from '@ur-desk/domain/plan-files';
import { type PlanDetailView } from '@ur-desk/domain/plans';
import { v7 as uuidv7 } from 'uuid';
import { type CallContext } from '../../platform/db/call-context';
import { Db } from '../../platform/db/db';
import { type Tx } from '../../platform/db/tx';
import { inspectFile, readChunks } from '../../platform/uploads/csv-file';
import { Uploads } from '../../platform/uploads/uploads';
import { familyIdsByCode } from '../plan-families/plan-family.queries';
import { holdRegions } from '../plan-regions/plan-region.queries';
import { changedPlan } from './plan-changes';
import { everyPlan, lockPlansByCode } from './plan-file.queries';
import { bumpPlan, insertDraft, insertPlan, regroupPlan, updateDraft } from './plan.queries';
import { planVersionFacts, releasableVersion } from './plan.view';

const namedPlan = ({ kind, family, draft, current, versions }: PlanDetailView): NamedPlan => {
  const released = current ?? versions.find(({ state }) => state !== 'draft');
  return {
    kind,
    family: family?.code ?? null,
    draft: draft && releasableVersion(draft),
    released: released ? planVersionFacts(released) : null,
  };
};

/** The catalogue as a CSV file, out and in (docs/decisions/0508). */
@Injectable()
export class PlanFiles {
  constructor(
    private readonly db: Db,
    private readonly uploads: Uploads,
  ) {}

  async export(): Promise<string> {
    const plans = await this.db.read((em) => everyPlan(em));
    const lines = plans.flatMap((plan) => {
      const version = plan.current ?? plan.versions[0];
      if (!version) return [];
      const { code, kind, state } = plan;
      const family = plan.family?.code ?? null;
      return [planFileLine({ code, kind, family, state, versionNo: version.versionNo, content: version })];
    });
    return [CSV_BYTE_ORDER_MARK, planFileHeading(), ...lines].join('');
  }

  /**
   * Reads a file and makes new plans and drafts of it, all or nothing; a dry run names every mistake by line and column. Throws what
   * is wrong with any file (`import_…`), `plan_file_columns`, `plan_file_too_long`, and `plan_file_wrong` when there is a mistake.
   */
  async import(parts: AsyncIterable<Multipart>, ctx: CallContext): Promise<PlanFileView> {
    const lines = await this.read(parts);
    return this.db.write(ctx, { action: 'plan.import' }, async (tx) => {
      const regions = await holdRegions(tx.em);
      const families = await familyIdsByCode(tx.em);
      const rows = lines({ regions, families: new Set(families.keys()) });
      const codes = rows.flatMap(({ row }) => (row ? [row.code] : []));
      const plans = new Map((await lockPlansByCode(tx.em, codes)).map((plan) => [plan.code, plan]));
      const named = new Map([...plans].map(([code, plan]) => [code, namedPlan(plan)]));
      const { decided, errors } = decidePlanFile(rows, named);
      if (errors.length > 0 && !ctx.dryRun) throw new Problem('plan_file_wrong', { mistakes: errors.length });
      if (errors.length === 0)
        for (const one of decided) await keep(tx, one, { before: plans.get(one.row.code) ?? null, families });
      return audited(tx, planFileView(rows.length, { decided, errors }));
    });
  }

  /** How the rows of the file read once it is known what they may name. The file is gone afterwards. */
  private async read(parts: AsyncIterable<Multipart>): Promise<(names: PlanFileNames) => ReadPlanRow[]> {
    const id = uuidv7();
    try {
      const { received } = await this.uploads.receive(id, parts);
      const path = this.uploads.pathOf(id);
      const { columns, rowsTotal, ...dialect } = await inspectFile(path, received);
      const { rows: max } = PLAN_FILE_LIMITS;
      const places = planFilePlaces(columns);
      if (rowsTotal > max) throw new Problem('plan_file_too_long', { max });
      const lines: ImportRow[] = [];
      for await (const { rows } of readChunks(path, dialect)) lines.push(...rows);
      return (names) => lines.map((line) => readPlanRow(line, { places, names }));
    } finally {
      await this.uploads.remove(id);
    }
  }
}

/** That somebody read a file, also when its plans said all of it already. */
function audited(tx: Tx, view: PlanFileView): PlanFileView {
  const { rows, created, drafted, changed, regrouped, same } = view;
  const subject = { kind: 'planCatalogue', id: tx.newId() } as const;
  tx.audit({ subject, customerId: null, after: { rows, created, drafted, changed, regrouped, same } });
  return view;
}

interface KeptPlan {
  before: PlanDetailView | null;
  /** Ids by code. */
  families: ReadonlyMap<string, string>;
}

async function keep(tx: Tx, { row, outcome }: DecidedPlanRow, { before, families }: KeptPlan): Promise<void> {
  if (outcome === 'same') return;
  const familyId = row.family === null ? null : (families.get(row.family) ?? null);
  const planId = before?.id ?? tx.newId();
  if (!before) {
    await insertPlan(tx.em, { id: planId, code: row.code, kind: row.kind, familyId, createdAt: tx.now });
  } else await regroupPlan(tx.em, planId, familyId);
  if (outcome !== 'regrouped') await draftOf(tx, row, { before, planId });
  if (before) await bumpPlan(tx.em, planId);
  await changedPlan(tx, planId, before);
}

async function draftOf(
  tx: Tx,
  row: DecidedPlanRow['row'],
  { before, planId }: { before: PlanDetailView | null; planId: string },
): Promise<void> {
  if (before?.draft) await updateDraft(tx.em, before.draft.id, row.content);
  else {
    const versionNo = (before?.versions[0]?.versionNo ?? 0) + 1;
    await insertDraft(tx.em, { id: tx.newId(), planId, versionNo, createdAt: tx.now }, row.content);
  }
}
