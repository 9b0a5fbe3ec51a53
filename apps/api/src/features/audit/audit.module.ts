import { Module } from '@nestjs/common';
import { ExportSources, shownToAll } from '../../platform/exports/export-sources';
import { auditList } from './audit.list';
import { auditEventView } from './audit.view';
import { AuditController } from './audit.controller';
import { AuditService } from './audit.service';

@Module({ controllers: [AuditController], providers: [AuditService] })
export class AuditModule {
  constructor(files: ExportSources) {
    files.add('audit-events', shownToAll(auditList, auditEventView));
  }
}
