import { DataSource } from 'typeorm';
import { ENTITIES } from './entities';
import { MIGRATIONS } from './migrations';
import { type ConnectionLimits, connectionOptions } from './platform/db/connection';

const DEFAULT_POOL_SIZE = 12;

/** The database with all tables of all features; one per process. */
export const buildDataSource = (
  url: string,
  poolSize = DEFAULT_POOL_SIZE,
  limits?: ConnectionLimits,
): DataSource =>
  new DataSource({ ...connectionOptions(url, poolSize, limits), entities: ENTITIES, migrations: MIGRATIONS });
