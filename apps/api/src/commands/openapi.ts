import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module';
import { openApiOf } from '../openapi';
import { testConfig } from '../platform/config/config';

/** Writes the OpenAPI document to the file named on the command line, without a database: only declarations are read. */
async function exportOpenApi(file: string): Promise<void> {
  const module = AppModule.for(testConfig('postgres://nowhere'));
  const app = await NestFactory.create(module, new FastifyAdapter(), {
    preview: true,
    logger: false,
    abortOnError: false,
  });
  writeFileSync(file, `${JSON.stringify(openApiOf(app), null, 2)}\n`);
}

exportOpenApi(process.argv[2] ?? 'openapi.json').catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
