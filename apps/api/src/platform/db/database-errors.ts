import { Problem } from '@ur-desk/domain/kernel';
import { problemOfConstraint } from './constraint-problems';

interface DatabaseError {
  code: string;
  constraint?: string;
  detail?: string;
}

/** The driver's error inside whatever wrapped it, or null when it is none. */
export function databaseErrorOf(error: unknown): DatabaseError | null {
  if (typeof error !== 'object' || error === null) return null;
  if ('driverError' in error && error.driverError !== error) return databaseErrorOf(error.driverError);
  if ('code' in error && typeof error.code === 'string') return error as DatabaseError;
  return null;
}

/** Serialisation failure, deadlock, lock not available: the transaction did nothing and may run again. */
const RETRYABLE = new Set(['40001', '40P01', '55P03']);
/** Constraints: unique, check, exclusion, foreign key. */
const CONSTRAINT = new Set(['23505', '23514', '23P01', '23503']);
/** Bad text, bad number, number out of range: the caller's fault that a check of ours missed. */
const BAD_VALUE = new Set(['22021', '22P02', '22P05', '22003', '22008', '22007', '22009', '22023', '22001']);
const LOST_CONNECTION = /^(08|57P0)/;
const OVERLOADED = new Set([
  '53300',
  '53100',
  '57014',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  '25P03',
  '25P04',
]);

/** Two things drew the same short reference (34 billion per kind): the closure draws another one when it runs again. */
const isReferenceTaken = (error: DatabaseError): boolean =>
  error.code === '23505' && (error.constraint ?? '').endsWith('_reference_key');

/** Whether the same closure may simply be run again. */
export function isRetryable(error: unknown): boolean {
  const known = databaseErrorOf(error);
  return known !== null && (RETRYABLE.has(known.code) || isReferenceTaken(known));
}

export const isLockTimeout = (error: unknown): boolean => databaseErrorOf(error)?.code === '55P03';

/** A value that the database cannot read as what it should be. */
export const isBadValue = (error: unknown): boolean => BAD_VALUE.has(databaseErrorOf(error)?.code ?? '');

/** Turns what the database refused into the problem that the caller is told; anything unknown stays what it is. */
export function problemOfDatabaseError(error: unknown): unknown {
  if (error instanceof Problem) return error;
  const known = databaseErrorOf(error);
  if (!known) return isPoolTimeout(error) ? new Problem('unavailable') : error;
  if (CONSTRAINT.has(known.code))
    return problemOfConstraint(known.constraint ?? '', known.detail ?? '') ?? error;
  if (isBadValue(known)) return new Problem('validation_failed');
  if (RETRYABLE.has(known.code) || OVERLOADED.has(known.code) || LOST_CONNECTION.test(known.code)) {
    return new Problem('unavailable');
  }
  return error;
}

/** The pool gives no code when it has no connection to give, or when one was cut in the middle. */
const isPoolTimeout = (error: unknown): boolean =>
  error instanceof Error &&
  /timeout exceeded when trying to connect|Connection terminated|Query runner already released|Client has encountered a connection error/i.test(
    error.message,
  );
