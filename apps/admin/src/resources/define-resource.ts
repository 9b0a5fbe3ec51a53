import { type ComponentType, type ReactElement } from 'react';
import { type RaRecord } from 'react-admin';
import { type LocalText, type Permission } from '@ur-desk/domain/kernel';
import { setPagePermission } from '../providers/page-permissions';

export const MENU_GROUPS = ['service', 'money', 'catalogue', 'system'] as const;
export type MenuGroup = (typeof MENU_GROUPS)[number];

/** What a feature tells the frame about its noun. */
export interface ResourceDefinition {
  /** The plural, kebab-case path of the API and of the console: `payment-methods`. */
  name: string;
  /** What one and several are called: `{ en: 'Refund', zh: '退款' }`. */
  one: LocalText;
  many: LocalText;
  icon: ComponentType;
  /** Without it the menu item and the pages are not there. */
  permission: Permission;
  /** Where the menu shows it; without a group it has pages but no menu item. */
  group?: MenuGroup;
  /** The letter after `g`: `c` opens the list by `g c`. */
  goKey?: string;
  list?: ComponentType;
  show?: ComponentType;
  create?: ComponentType;
  edit?: ComponentType;
  /** What waits, on the home page: a `Section` with a few rows and a link to the list (lazy). */
  homeCard?: ComponentType;
  /** Further pages below the noun's path: `<Route path="map" element={<…/>} />`. */
  children?: ReactElement;
  recordRepresentation?: (record: RaRecord) => string;
}

/** Also tells who decides about access which permission its pages need. */
export function defineResource(definition: ResourceDefinition): ResourceDefinition {
  setPagePermission(definition.name, definition.permission);
  return definition;
}
