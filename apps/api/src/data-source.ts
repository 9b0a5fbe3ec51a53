import { DataSource } from 'typeorm';
import { ENTITIES } from './entities';
import { MIGRATIONS } from './migrations';
import { connectionOptions } from './platform/db/connection';

const DEFAULT_POOL_SIZE = 12;

/** The database with all tables of all features; one per process. */
export const buildDataSource = (url: string, poolSize = DEFAULT_POOL_SIZE): DataSource =>
  new DataSource({ ...connectionOptions(url, poolSize), entities: ENTITIES, migrations: MIGRATIONS });
