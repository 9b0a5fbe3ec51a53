import { type ResourceDefinition } from './define-resource';
import { staffResource } from './staff';

/** Every noun of the console, in the order of the menu. A feature adds one import and one line. */
export const RESOURCES: readonly ResourceDefinition[] = [staffResource];
