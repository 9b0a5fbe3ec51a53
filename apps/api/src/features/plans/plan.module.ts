import { Module } from '@nestjs/common';
import { ApprovalModule } from '../approvals/approval.module';
import { PlanCatalogue } from './plan-catalogue.service';
import { PlanLife } from './plan-life.service';
import { PlanReleases } from './plan-releases.service';
import { PlanVersionController } from './plan-version.controller';
import { PlanApproval } from './plan.approval';
import { PlanController } from './plan.controller';
import { PlanService } from './plan.service';

@Module({
  imports: [ApprovalModule],
  controllers: [PlanController, PlanVersionController],
  providers: [PlanService, PlanCatalogue, PlanLife, PlanReleases, PlanApproval],
  exports: [PlanService, PlanCatalogue],
})
export class PlanModule {}
