import { type Instant, type Locale, type Role } from '@ur-desk/domain/kernel';
import { type EntityManager } from 'typeorm';
import { newStaff, StaffEntity } from './staff.entity';

/** One person per role; ids are fixed, so that demo data can name who did what. */
export const DEMO_STAFF = [
  { id: '01900000-0000-7000-8000-00000000a001', role: 'agent', name: '林晓梅 Mei Lin', locale: 'zh' },
  { id: '01900000-0000-7000-8000-00000000a002', role: 'supervisor', name: '陈国华 Oscar Chen', locale: 'zh' },
  { id: '01900000-0000-7000-8000-00000000a003', role: 'marketing', name: '李嘉敏 Camille Lee', locale: 'en' },
  { id: '01900000-0000-7000-8000-00000000a004', role: 'finance', name: '王思远 Simon Wang', locale: 'zh' },
  { id: '01900000-0000-7000-8000-00000000a005', role: 'admin', name: 'Amara Okafor', locale: 'en' },
  { id: '01900000-0000-7000-8000-00000000a006', role: 'auditor', name: 'Jonas Weber', locale: 'en' },
] as const satisfies { id: string; role: Role; name: string; locale: Locale }[];

export const demoEmail = (role: Role): string => `${role}@ur-desk.example`;

/** The six demo accounts, all with the same password, none with a second factor. For an empty database only. */
export async function insertDemoStaff(em: EntityManager, passwordHash: string, now: Instant): Promise<void> {
  const rows = DEMO_STAFF.map((person) =>
    newStaff({ ...person, email: demoEmail(person.role), demo: true, state: 'active', passwordHash }, now),
  );
  await em.insert(StaffEntity, rows);
}
