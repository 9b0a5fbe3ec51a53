import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { STAFF_EMAIL } from '@ur-desk/domain/staff';
import { AppModule } from '../app.module';
import { StaffService } from '../features/staff/staff.service';
import { readConfig } from '../platform/config/config';

/**
 * `node dist/commands/invite-administrator.js you@example.com`: the way in where no administrator can sign in, on a new
 * installation or after a mishap. Prints a link with which that person chooses a password; it works once.
 */
async function inviteAdministrator(): Promise<void> {
  const email = process.argv[2] ?? '';
  if (!STAFF_EMAIL.test(email)) throw new Error('Say the e-mail address of the administrator to invite.');
  const config = { ...readConfig(), runJobs: false };
  const app = await NestFactory.createApplicationContext(AppModule.for(config), { logger: ['error'] });
  try {
    const invited = await app.get(StaffService, { strict: false }).inviteFirstAdministrator(email);
    if (!invited) throw new Error('There is an administrator already: they invite others in the console.');
    const base = config.publicUrl || `http://localhost:${config.port}`;
    console.log(`${base}/set-up#${invited.setUpLink.token}`);
  } finally {
    await app.close();
  }
}

inviteAdministrator().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
