import { Global, Module } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import { type DataSource } from 'typeorm';
import { Clock } from '../clock/clock';
import { CONFIG, type Config } from '../config/config';
import { CustomerKeys } from './customer-keys';
import { Db } from './db';

/** Hands out `Db`, and nothing else that could reach the database. */
@Global()
@Module({
  providers: [
    Clock,
    {
      provide: CustomerKeys,
      inject: [CONFIG],
      useFactory: (config: Config) => new CustomerKeys(config.dataKey),
    },
    {
      provide: Db,
      inject: [getDataSourceToken(), Clock, CustomerKeys],
      useFactory: (dataSource: DataSource, clock: Clock, keys: CustomerKeys) =>
        new Db(dataSource, clock, keys),
    },
  ],
  exports: [Db, Clock, CustomerKeys],
})
export class DbModule {}
