import { Module } from '@nestjs/common';
import { PlanCatalogue } from './plan-catalogue.service';
import { PlanVersionController } from './plan-version.controller';
import { PlanController } from './plan.controller';
import { PlanService } from './plan.service';

@Module({
  controllers: [PlanController, PlanVersionController],
  providers: [PlanService, PlanCatalogue],
  exports: [PlanService, PlanCatalogue],
})
export class PlanModule {}
