import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { LoggerModule } from 'nestjs-pino';
import { type DataSource } from 'typeorm';
import { CONFIG, type Config } from './config/config';
import { sendTogether } from './db/connection';
import { DbModule } from './db/db.module';
import { ExportsModule } from './exports/exports.module';
import { HealthController } from './health/health.controller';
import { loggingOptions } from './http/logging';
import { JobsModule } from './jobs/jobs.module';

@Global()
@Module({})
class ConfigModule {
  static of(config: Config): DynamicModule {
    return { module: ConfigModule, providers: [{ provide: CONFIG, useValue: config }], exports: [CONFIG] };
  }
}

/** What every feature uses and that knows no feature: configuration, logs, database, jobs, health. */
@Module({})
export class PlatformModule {
  /** The data source is handed in, because only the application knows the features' tables. */
  static for(config: Config, dataSource: DataSource): DynamicModule {
    const connection = TypeOrmModule.forRootAsync({
      useFactory: () => dataSource.options,
      dataSourceFactory: async () => {
        if (!dataSource.isInitialized) await dataSource.initialize();
        sendTogether(dataSource);
        return dataSource;
      },
    });
    return {
      module: PlatformModule,
      imports: [
        ConfigModule.of(config),
        LoggerModule.forRoot(loggingOptions(config)),
        connection,
        DbModule,
        JobsModule,
        ExportsModule,
      ],
      controllers: [HealthController],
    };
  }
}
