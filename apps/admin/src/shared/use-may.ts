import { type Permission } from '@ur-desk/domain/kernel';
import { may } from '../providers/session';

/** Whether the signed-in person's role has a permission; pages are only shown when somebody is signed in. */
export const useMay = (permission: Permission): boolean => may(permission);
