import { Module } from '@nestjs/common';
import { PlanModule } from '../plans/plan.module';
import { PlanRegionController } from './plan-region.controller';
import { PlanRegionService } from './plan-region.service';

/** Named sets of countries that plans are sold for. */
@Module({ imports: [PlanModule], controllers: [PlanRegionController], providers: [PlanRegionService] })
export class PlanRegionModule {}
