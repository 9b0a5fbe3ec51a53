import multipart from '@fastify/multipart';
import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { IMPORT_LIMITS } from '@ur-desk/domain/imports';
import { errorCodes, type FastifyInstance } from 'fastify';
import { Uploads } from './uploads';

/** Forms with a file, at the addresses that features name; everywhere else a body is JSON (api.md). */
@Module({ providers: [Uploads], exports: [Uploads] })
export class UploadsModule implements OnModuleInit {
  constructor(
    private readonly adapterHost: HttpAdapterHost,
    private readonly uploads: Uploads,
  ) {}

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
      const refused = isForm && !this.uploads.accepts(request.routeOptions.url);
      done(refused ? new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE('multipart') : undefined);
    });
  }
}
