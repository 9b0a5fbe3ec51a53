import { Global, Module } from '@nestjs/common';
import { ExportFiles } from './export-files';
import { ExportSources } from './export-sources';

@Global()
@Module({ providers: [ExportFiles, ExportSources], exports: [ExportFiles, ExportSources] })
export class ExportsModule {}
