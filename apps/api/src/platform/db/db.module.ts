import { Global, Module } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import { Clock } from '../clock/clock';
import { CONFIG, type Config } from '../config/config';
import { ChangeAnnouncer } from '../live/change-announcer';
import { ChangeListener } from '../live/change-listener';
import { CustomerKeys } from './customer-keys';
import { Db } from './db';

/** Hands out `Db`, and nothing else that could reach the database but for telling and hearing what changed. */
@Global()
@Module({
  providers: [
    Clock,
    ChangeAnnouncer,
    ChangeListener,
    {
      provide: CustomerKeys,
      inject: [CONFIG],
      useFactory: (config: Config) => new CustomerKeys(config.dataKey),
    },
    {
      provide: Db,
      inject: [getDataSourceToken(), Clock, CustomerKeys, ChangeAnnouncer],
      useFactory: (...given: ConstructorParameters<typeof Db>) => new Db(...given),
    },
  ],
  exports: [Db, Clock, CustomerKeys, ChangeAnnouncer, ChangeListener],
})
export class DbModule {}
