import { Module, type OnModuleInit } from '@nestjs/common';
import { Uploads } from '../../platform/uploads/uploads';
import { UploadsModule } from '../../platform/uploads/uploads.module';
import { ApprovalModule } from '../approvals/approval.module';
import { MembershipProgrammeController } from './membership-programme.controller';
import { MembershipProgrammeService } from './membership-programme.service';
import { MembershipReview } from './membership-review.service';
import { MembershipTierController } from './membership-tier.controller';
import { MembershipTierService } from './membership-tier.service';
import { MembershipWarnings } from './membership-warning.service';
import { MembershipApproval } from './membership.approval';
import { MembershipController } from './membership.controller';
import { MembershipOverrides } from './membership-override.service';
import { TierBonuses } from './tier-bonus.service';
import { TierImportApproval } from './tier-import.approval';
import { TierImportController } from './tier-import.controller';
import { TierImportRun } from './tier-import-run.service';
import { TierImports } from './tier-import.service';
import { TierSimulation } from './tier-simulation.service';
import { MembershipService } from './membership.service';

const TIER_FILES_URL = '/api/v1/tier-imports';

@Module({
  imports: [ApprovalModule, UploadsModule],
  controllers: [
    MembershipTierController,
    MembershipProgrammeController,
    MembershipController,
    TierImportController,
  ],
  providers: [
    MembershipTierService,
    MembershipProgrammeService,
    MembershipService,
    MembershipOverrides,
    MembershipApproval,
    MembershipReview,
    MembershipWarnings,
    TierSimulation,
    TierBonuses,
    TierImports,
    TierImportApproval,
    TierImportRun,
  ],
})
export class MembershipModule implements OnModuleInit {
  constructor(private readonly uploads: Uploads) {}

  onModuleInit(): void {
    this.uploads.acceptAt(TIER_FILES_URL);
  }
}
