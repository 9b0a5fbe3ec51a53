import { Module, type OnModuleInit } from '@nestjs/common';
import { Uploads } from '../../platform/uploads/uploads';
import { UploadsModule } from '../../platform/uploads/uploads.module';
import { ApprovalModule } from '../approvals/approval.module';
import { PlanCatalogue } from './plan-catalogue.service';
import { PlanFileController } from './plan-file.controller';
import { PlanFiles } from './plan-file.service';
import { PlanLife } from './plan-life.service';
import { PlanReleases } from './plan-releases.service';
import { PlanVersionController } from './plan-version.controller';
import { PlanApproval } from './plan.approval';
import { PlanController } from './plan.controller';
import { PlanService } from './plan.service';
import { RegionFollowers } from './region-followers.service';

const CATALOGUE_URL = '/api/v1/plan-catalogue';

@Module({
  imports: [ApprovalModule, UploadsModule],
  controllers: [PlanController, PlanVersionController, PlanFileController],
  providers: [PlanService, PlanCatalogue, PlanFiles, PlanLife, PlanReleases, PlanApproval, RegionFollowers],
  exports: [PlanService, PlanCatalogue, RegionFollowers],
})
export class PlanModule implements OnModuleInit {
  constructor(private readonly uploads: Uploads) {}

  onModuleInit(): void {
    this.uploads.acceptAt(CATALOGUE_URL);
  }
}
