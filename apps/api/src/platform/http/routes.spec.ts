import { Controller, Get, Module, Post } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Can, Public } from '../auth/access.decorators';
import { Answers } from './route.decorators';
import { assertRoutesAnswer, assertRoutesDeclared, routesOf } from './routes';

@Controller('open')
class OpenController {
  @Get()
  @Public()
  @Answers(null, { summary: 'Reads' })
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

async function routesWith(controller: new () => object) {
  @Module({ controllers: [controller] })
  class SomeModule {}
  return routesOf(await Test.createTestingModule({ imports: [SomeModule] }).compile());
}

describe('X1 the application', () => {
  it('knows its routes, each once, and nothing that is none', async () => {
    const routes = await routesWith(OpenController);
    expect(routes).toMatchObject([
      { name: 'OpenController.read', method: 'get', path: '/api/v1/open', permission: null },
      { name: 'OpenController.write', method: 'post', path: '/api/v1/open', permission: 'staff:create' },
    ]);
  });

  it('starts when every route says who may use it', async () => {
    const routes = await routesWith(OpenController);
    expect(() => assertRoutesDeclared(routes)).not.toThrow();
  });

  it('does not start with a route of which nobody said who may use it', async () => {
    const routes = await routesWith(ForgottenController);
    expect(() => assertRoutesDeclared(routes)).toThrow('ForgottenController.nobodySaidWhoMay');
  });

  it('does not start with a route that does not say what it answers', async () => {
    const routes = await routesWith(OpenController);
    expect(() => assertRoutesAnswer(routes)).toThrow('No @Answers() on: OpenController.write');
  });
});
