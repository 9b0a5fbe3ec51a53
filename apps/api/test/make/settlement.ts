import { type SettlementDetailView, type SettlementPeriod } from '@ur-desk/domain/settlements';
import { type Answer, type Caller } from '../harness';
import { upload } from './upload';

/** Uploads a settlement report. */
export const uploadReport = (caller: Caller, content: string | Buffer): Promise<Answer> =>
  upload(caller, content, { url: '/settlements', fileName: 'report.csv' });

/** The sandbox's own report of a period. */
export async function sandboxReport(caller: Caller, { from, to }: SettlementPeriod): Promise<string> {
  const query = new URLSearchParams({ from, to }).toString();
  const { status, body } = await caller.get(`/settlements/sandbox-report.csv?${query}`);
  if (status !== 200) throw new Error(`no report: ${status}`);
  return String(body);
}

/** Uploads a report and has it compared. */
export async function reconciled(caller: Caller, content: string): Promise<SettlementDetailView> {
  const { status, body } = await uploadReport(caller, content);
  if (status !== 201) throw new Error(`not taken: ${status} ${JSON.stringify(body)}`);
  const run = await caller.post(`/settlements/${String(body.id)}/run`, {});
  return run.body as SettlementDetailView;
}
