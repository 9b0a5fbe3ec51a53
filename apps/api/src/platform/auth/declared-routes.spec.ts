import { Controller, Get, Module, Post } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Can, Public } from './access.decorators';
import { assertRoutesDeclared } from './declared-routes';

@Controller('open')
class OpenController {
  @Get()
  @Public()
  read(): string {
    return 'open';
  }

  @Post()
  @Can('staff:create')
  write(): string {
    return 'closed';
  }

  helper(): string {
    return 'not a route';
  }
}

@Controller('forgotten')
class ForgottenController extends OpenController {
  @Get('other')
  nobodySaidWhoMay(): string {
    return 'secret';
  }
}

async function appWith(controller: new () => object) {
  @Module({ controllers: [controller] })
  class SomeModule {}
  return Test.createTestingModule({ imports: [SomeModule] }).compile();
}

describe('X1 the application', () => {
  it('starts when every route says who may use it', async () => {
    const app = await appWith(OpenController);
    expect(() => assertRoutesDeclared(app)).not.toThrow();
  });

  it('does not start with a route of which nobody said who may use it', async () => {
    const app = await appWith(ForgottenController);
    expect(() => assertRoutesDeclared(app)).toThrow('ForgottenController.nobodySaidWhoMay');
  });
});
