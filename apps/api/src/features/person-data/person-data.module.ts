import { Module } from '@nestjs/common';
import { ApprovalModule } from '../approvals/approval.module';
import { AnonymisationApproval } from './anonymisation.approval';
import { AnonymisationController } from './anonymisation.controller';
import { AnonymisationService } from './anonymisation.service';
import { PersonFileController } from './person-file.controller';
import { PersonFileService } from './person-file.service';

@Module({
  imports: [ApprovalModule],
  controllers: [PersonFileController, AnonymisationController],
  providers: [PersonFileService, AnonymisationService, AnonymisationApproval],
})
export class PersonDataModule {}
