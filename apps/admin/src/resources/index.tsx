import { customers } from './customers';
import { type ResourceDefinition } from './define-resource';
import { lines } from './lines';
import { staffResource } from './staff';

/** Every noun of the console, in the order of the menu. A feature adds one import and one line. */
export const RESOURCES: readonly ResourceDefinition[] = [customers, lines, staffResource];
