import { Module } from '@nestjs/common';
import { MembershipProgrammeController } from './membership-programme.controller';
import { MembershipProgrammeService } from './membership-programme.service';
import { MembershipTierController } from './membership-tier.controller';
import { MembershipTierService } from './membership-tier.service';

@Module({
  controllers: [MembershipTierController, MembershipProgrammeController],
  providers: [MembershipTierService, MembershipProgrammeService],
})
export class MembershipModule {}
