import { type Permission } from '@ur-desk/domain/kernel';

const byResource = new Map<string, Permission>();

/** A noun says by which permission its pages are seen, where that is not one of its own: closings by that of refunds. */
export function setPagePermission(resource: string, permission: Permission): void {
  byResource.set(resource, permission);
}

export const pagePermission = (resource: string): Permission | null => byResource.get(resource) ?? null;
