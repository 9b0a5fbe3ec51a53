import { type ImportErrorView, type ImportView } from '@ur-desk/domain/imports';
import { type ImportErrorEntity } from './import-error.entity';
import { type ImportJobEntity } from './import-job.entity';

/** What the API shows of an import. */
export const importView = (job: ImportJobEntity): ImportView => ({
  id: job.id,
  reference: job.reference,
  state: job.state,
  fileName: job.fileName,
  fileBytes: job.fileBytes,
  encoding: job.encoding,
  delimiter: job.delimiter,
  columns: job.columns,
  rowsTotal: job.rowsTotal,
  source: job.source,
  mapping: job.mapping,
  defaults: job.defaults,
  forecast: job.forecast,
  result: job.result,
  errorsTotal: job.errorsTotal,
  problemCode: job.problemCode,
  createdBy: job.createdBy,
  createdAt: job.createdAt.toISOString(),
  startedAt: job.startedAt?.toISOString() ?? null,
  finishedAt: job.finishedAt?.toISOString() ?? null,
  version: job.version,
});

export const importErrorView = (error: ImportErrorEntity): ImportErrorView => ({
  id: error.id,
  line: error.line,
  column: error.column,
  field: error.field,
  code: error.code,
  params: error.params,
});
