import { Global, Module } from '@nestjs/common';
import { ExportSources } from './export-sources';

@Global()
@Module({ providers: [ExportSources], exports: [ExportSources] })
export class ExportsModule {}
