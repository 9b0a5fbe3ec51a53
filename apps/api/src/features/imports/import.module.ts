import { Module, type OnModuleInit } from '@nestjs/common';
import { ImportChunks } from './import-chunk';
import { ImportFailures } from './import-failures';
import { ImportRun } from './import-run';
import { ImportTidying } from './import-tidying';
import { Uploads } from '../../platform/uploads/uploads';
import { UploadsModule } from '../../platform/uploads/uploads.module';
import { ImportValidation } from './import-validation';
import { ImportController } from './import.controller';
import { ImportService } from './import.service';

const UPLOAD_URL = '/api/v1/imports';

/** Importing customers from other systems' exports. */
@Module({
  imports: [UploadsModule],
  controllers: [ImportController],
  providers: [ImportService, ImportChunks, ImportValidation, ImportRun, ImportFailures, ImportTidying],
})
export class ImportModule implements OnModuleInit {
  constructor(private readonly uploads: Uploads) {}

  onModuleInit(): void {
    this.uploads.acceptAt(UPLOAD_URL);
  }
}
