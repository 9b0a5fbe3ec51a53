import { Module } from '@nestjs/common';
import { ApprovalModule } from '../approvals/approval.module';
import { MembershipProgrammeController } from './membership-programme.controller';
import { MembershipProgrammeService } from './membership-programme.service';
import { MembershipReview } from './membership-review.service';
import { MembershipTierController } from './membership-tier.controller';
import { MembershipTierService } from './membership-tier.service';
import { MembershipApproval } from './membership.approval';
import { MembershipController } from './membership.controller';
import { MembershipOverrides } from './membership-override.service';
import { TierSimulation } from './tier-simulation.service';
import { MembershipService } from './membership.service';

@Module({
  imports: [ApprovalModule],
  controllers: [MembershipTierController, MembershipProgrammeController, MembershipController],
  providers: [
    MembershipTierService,
    MembershipProgrammeService,
    MembershipService,
    MembershipOverrides,
    MembershipApproval,
    MembershipReview,
    TierSimulation,
  ],
})
export class MembershipModule {}
