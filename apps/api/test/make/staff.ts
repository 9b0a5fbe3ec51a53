import { randomUUID } from 'node:crypto';
import { type EntityManager } from 'typeorm';
import { hashPassword } from '../../src/features/auth/passwords';
import { newStaff, StaffEntity } from '../../src/features/staff/staff.entity';

export const PASSWORD = 'quiet otters play chess';

let hashed: Promise<string> | undefined;

/** An account that may sign in; flagged demo unless told otherwise, so that no role needs a second factor. */
export async function makeStaff(em: EntityManager, given: Partial<StaffEntity> = {}): Promise<StaffEntity> {
  hashed ??= hashPassword(PASSWORD);
  const id = randomUUID();
  const staff = newStaff(
    {
      id,
      email: `${id}@ur-desk.example`,
      name: 'Ada Zhou',
      role: 'agent',
      state: 'active',
      demo: true,
      passwordHash: await hashed,
      ...given,
    },
    new Date().toISOString(),
  );
  await em.insert(StaffEntity, staff);
  return staff;
}
