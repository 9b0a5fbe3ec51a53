import { secondFactorOf, type StaffView } from '@ur-desk/domain/staff';
import { type StaffEntity } from './staff.entity';

export const toStaffView = (staff: StaffEntity): StaffView => ({
  id: staff.id,
  email: staff.email,
  name: staff.name,
  role: staff.role,
  state: staff.state,
  locale: staff.locale,
  demo: staff.demo,
  secondFactor: secondFactorOf({ ...staff, secondFactorConfirmed: staff.totpConfirmedAt !== null }),
  lastSignInAt: staff.lastSignInAt?.toISOString() ?? null,
  createdAt: staff.createdAt.toISOString(),
  updatedAt: staff.updatedAt.toISOString(),
  version: staff.version,
});
