import { Module } from '@nestjs/common';
import { Diagnosis } from './diagnosis.service';
import { FindingController } from './finding.controller';
import { FindingService } from './finding.service';

/** What is wrong with whom: the work list, and what keeps it. */
@Module({
  controllers: [FindingController],
  providers: [Diagnosis, FindingService],
})
export class FindingModule {}
