import { Module } from '@nestjs/common';
import { PersonFileController } from './person-file.controller';
import { PersonFileService } from './person-file.service';

@Module({ controllers: [PersonFileController], providers: [PersonFileService] })
export class PersonDataModule {}
