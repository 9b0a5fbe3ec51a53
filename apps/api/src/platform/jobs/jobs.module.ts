import { Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { CleanUp } from './clean-up';
import { Jobs } from './jobs';
import { Outbox } from './outbox';
import { PgBossQueue } from './pg-boss-queue';

/** Background work: the job port, the queue behind it, and the outbox that feeds it. */
@Global()
@Module({
  imports: [DiscoveryModule],
  providers: [Jobs, Outbox, PgBossQueue, CleanUp],
  exports: [Jobs, Outbox, CleanUp],
})
export class JobsModule {}
