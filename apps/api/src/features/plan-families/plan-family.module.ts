import { Module } from '@nestjs/common';
import { PlanFamilyController } from './plan-family.controller';
import { PlanFamilyService } from './plan-family.service';

/** What the catalogue is grouped by. */
@Module({ controllers: [PlanFamilyController], providers: [PlanFamilyService] })
export class PlanFamilyModule {}
