import { Module } from '@nestjs/common';
import { NoteController } from './note.controller';
import { NoteService } from './note.service';

/** What staff write of customers. */
@Module({ controllers: [NoteController], providers: [NoteService] })
export class NoteModule {}
