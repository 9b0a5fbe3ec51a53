import { Module } from '@nestjs/common';
import { AccessTokens } from '../../platform/auth/access-token';
import { AuthCookies } from '../../platform/auth/auth-cookies';
import { IdentityReader } from '../../platform/auth/identity';
import { IdentityCache } from '../../platform/auth/identity-cache';
import { CONFIG, type Config } from '../../platform/config/config';
import { ApiKeyController } from './api-key.controller';
import { ApiKeyService } from './api-key.service';
import { AuthCleanUp } from './auth.clean-up';
import { AuthController } from './auth.controller';
import { CredentialService } from './credential.service';
import { DatabaseIdentityReader } from './identity.service';
import { MeController } from './me.controller';
import { MeService } from './me.service';
import { PasswordCheck } from './password-check.service';
import { Passwords } from './passwords';
import { SessionController } from './session.controller';
import { SessionService } from './session.service';
import { SignInService } from './sign-in.service';

/** Who is at the door: sign-in, sessions, keys, and what the guard before every route asks. */
@Module({
  controllers: [AuthController, MeController, SessionController, ApiKeyController],
  providers: [
    AuthCleanUp,
    SignInService,
    SessionService,
    CredentialService,
    MeService,
    ApiKeyService,
    PasswordCheck,
    Passwords,
    { provide: IdentityReader, useClass: DatabaseIdentityReader },
    {
      provide: IdentityCache,
      inject: [IdentityReader],
      useFactory: (reader: IdentityReader) => new IdentityCache(reader),
    },
    {
      provide: AuthCookies,
      inject: [CONFIG],
      useFactory: (config: Config) => new AuthCookies(!config.allowInsecureHttp),
    },
    {
      provide: AccessTokens,
      inject: [CONFIG, AuthCookies],
      useFactory: (config: Config, cookies: AuthCookies) =>
        new AccessTokens(config.accessTokenKey, (request) => cookies.readAccess(request)),
    },
  ],
  exports: [IdentityCache, SessionService, Passwords, AccessTokens, AuthCookies],
})
export class AuthModule {}
