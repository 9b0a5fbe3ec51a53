import { Module, type OnModuleInit } from '@nestjs/common';
import { Uploads } from '../../platform/uploads/uploads';
import { UploadsModule } from '../../platform/uploads/uploads.module';
import { EvidenceFileController } from './evidence-file.controller';
import { EvidenceFiles } from './evidence-file.service';
import { EvidenceSubjects } from './evidence-subjects.service';

const UPLOAD_URL = '/api/v1/evidence-files';

/** Files that prove something about a record of another feature. */
@Module({
  imports: [UploadsModule],
  controllers: [EvidenceFileController],
  providers: [EvidenceFiles, EvidenceSubjects],
  exports: [EvidenceFiles, EvidenceSubjects],
})
export class EvidenceModule implements OnModuleInit {
  constructor(private readonly uploads: Uploads) {}

  onModuleInit(): void {
    this.uploads.acceptAt(UPLOAD_URL);
  }
}
