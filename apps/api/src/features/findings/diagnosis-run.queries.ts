import { type Instant } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';

export interface DiagnosisRun {
  id: string;
  after_id: string | null;
}

/* One that did not end is gone on with, so that a process that dies costs at most its last few customers. */
const OPEN = `SELECT id, after_id FROM diagnosis_run WHERE ended_at IS NULL ORDER BY started_at LIMIT 1`;
const BEGIN = `INSERT INTO diagnosis_run (id, started_at, ended_at, after_id, customers) VALUES ($1, $2, NULL, NULL, 0)`;
const ADVANCE = `UPDATE diagnosis_run SET after_id = $2, customers = customers + $3 WHERE id = $1`;
const END = `UPDATE diagnosis_run SET ended_at = $2 WHERE id = $1`;
const LAST = `SELECT max(ended_at) AS at FROM diagnosis_run`;

export async function openRun(em: EntityManager, next: { id: string; now: Instant }): Promise<DiagnosisRun> {
  const [open] = await em.query<DiagnosisRun[]>(OPEN);
  if (open) return open;
  await em.query(BEGIN, [next.id, next.now]);
  return { id: next.id, after_id: null };
}

export async function advanceRun(em: EntityManager, id: string, looked: readonly string[]): Promise<void> {
  await em.query(ADVANCE, [id, looked.at(-1), looked.length]);
}

export async function endRun(em: EntityManager, id: string, now: Instant): Promise<void> {
  await em.query(END, [id, now]);
}

export async function lastRunEndedAt(em: EntityManager): Promise<Instant | null> {
  const [row] = await em.query<{ at: Date | null }[]>(LAST);
  return row?.at?.toISOString() ?? null;
}
