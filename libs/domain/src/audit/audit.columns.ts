import { type CsvColumns, instantColumn, textColumn } from '../csv';
import { type AuditEventView } from './audit.views';

/** What a file of the audit log can hold: who did what to what; not the values themselves. */
export const AUDIT_COLUMNS = {
  at: instantColumn('Time', '时间', (e) => e.at),
  action: textColumn('Action', '操作', (e) => e.action),
  actorKind: textColumn('Kind of actor', '操作者类型', (e) => e.actor.kind),
  actor: textColumn('By', '操作人', (e) => e.actor.name),
  subjectKind: textColumn('What', '对象类型', (e) => e.subjectKind),
  subjectId: textColumn('Its id', '对象 ID', (e) => e.subjectId),
  customerId: textColumn('Customer id', '客户 ID', (e) => e.customerId),
  address: textColumn('Address', 'IP 地址', (e) => e.address),
  requestId: textColumn('Request', '请求编号', (e) => e.requestId),
  id: textColumn('Id', 'ID', (e) => e.id),
} as const satisfies CsvColumns<AuditEventView>;
