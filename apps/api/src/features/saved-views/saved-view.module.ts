import { Module } from '@nestjs/common';
import { SavedViewController } from './saved-view.controller';
import { SavedViewService } from './saved-view.service';

/** Ways to look at a list that staff keep under a name. */
@Module({ controllers: [SavedViewController], providers: [SavedViewService] })
export class SavedViewModule {}
