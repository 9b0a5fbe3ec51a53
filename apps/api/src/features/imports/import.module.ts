import multipart from '@fastify/multipart';
import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { IMPORT_LIMITS } from '@ur-desk/domain/imports';
import { errorCodes, type FastifyInstance } from 'fastify';
import { ImportChunks } from './import-chunk';
import { ImportFailures } from './import-failures';
import { ImportRun } from './import-run';
import { ImportTidying } from './import-tidying';
import { ImportUploads } from './import-uploads';
import { ImportValidation } from './import-validation';
import { ImportController } from './import.controller';
import { ImportService } from './import.service';

/** The one address that takes a form with a file; everywhere else a body is JSON (api.md). */
const UPLOAD_URL = '/api/v1/imports';

/** Importing customers from other systems' exports. */
@Module({
  controllers: [ImportController],
  providers: [
    ImportService,
    ImportUploads,
    ImportChunks,
    ImportValidation,
    ImportRun,
    ImportFailures,
    ImportTidying,
  ],
})
export class ImportModule implements OnModuleInit {
  constructor(private readonly adapterHost: HttpAdapterHost) {}

  onModuleInit(): void {
    // Commands have no server.
    const fastify = this.adapterHost.httpAdapter?.getInstance<FastifyInstance>();
    if (!fastify) return;
    // Not awaited: that would complete the server before the routes know how errors are answered.
    void fastify.register(multipart, {
      limits: { files: 1, fields: 1, parts: 3, fieldSize: 1_000, fileSize: IMPORT_LIMITS.fileBytes + 1 },
    });
    fastify.addHook('onRequest', (request, _reply, done) => {
      const isForm = /^multipart\//i.test(request.headers['content-type'] ?? '');
      const refused = isForm && request.routeOptions.url !== UPLOAD_URL;
      done(refused ? new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE('multipart') : undefined);
    });
  }
}
