import { Body, Controller, Get, Patch, Post, Put } from '@nestjs/common';
import {
  CreateStaffInput,
  InvitedStaffView,
  SetUpLinkView,
  StaffView,
  UpdateStaffInput,
} from '@ur-desk/domain/staff';
import { Can } from '../../platform/auth/access.decorators';
import { Ctx } from '../../platform/auth/ctx.decorator';
import { type CallContext } from '../../platform/db/call-context';
import { type ListPage, type ListQuery } from '../../platform/http/list-spec';
import { Answers, AnswersList, IdParam, ListOf, Versioned } from '../../platform/http/route.decorators';
import { staffList } from './staff.queries';
import { StaffService } from './staff.service';

@Controller('staff')
export class StaffController {
  constructor(private readonly staff: StaffService) {}

  @Get()
  @Can('staff:read')
  @AnswersList(StaffView, staffList)
  list(@ListOf(staffList) query: ListQuery): Promise<ListPage<StaffView>> {
    return this.staff.list(query);
  }

  @Get(':id')
  @Can('staff:read')
  @Answers(StaffView, { summary: 'One account' })
  get(@IdParam('id') id: string): Promise<StaffView> {
    return this.staff.get(id);
  }

  @Post()
  @Can('staff:create')
  @Answers(InvitedStaffView, {
    status: 201,
    summary: 'Invite somebody; the set-up link is shown this once',
    problems: ['already_exists'],
  })
  invite(@Body() input: CreateStaffInput, @Ctx() ctx: CallContext): Promise<InvitedStaffView> {
    return this.staff.invite(input, ctx);
  }

  @Patch(':id')
  @Can('staff:update')
  @Versioned()
  @Answers(StaffView, {
    summary: 'Change name, role or language; another role ends the sessions',
    problems: ['version_conflict', 'last_administrator'],
  })
  update(
    @IdParam('id') id: string,
    @Body() input: UpdateStaffInput,
    @Ctx() ctx: CallContext,
  ): Promise<StaffView> {
    return this.staff.update(id, input, ctx);
  }

  @Put(':id')
  @Can('staff:update')
  @Versioned()
  @Answers(StaffView, {
    summary: 'The same as PATCH',
    problems: ['version_conflict', 'last_administrator'],
  })
  put(
    @IdParam('id') id: string,
    @Body() input: UpdateStaffInput,
    @Ctx() ctx: CallContext,
  ): Promise<StaffView> {
    return this.staff.update(id, input, ctx);
  }

  @Post(':id/set-up-links')
  @Can('staff:update')
  @Answers(SetUpLinkView, {
    status: 201,
    summary: 'A new link to choose a password with',
    problems: ['wrong_state'],
  })
  renewSetUpLink(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<SetUpLinkView> {
    return this.staff.renewSetUpLink(id, ctx);
  }

  @Post(':id/deactivate')
  @Can('staff:update')
  @Answers(StaffView, {
    summary: 'Nobody signs in with the account any more; its sessions end',
    problems: ['wrong_state', 'last_administrator'],
  })
  deactivate(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<StaffView> {
    return this.staff.deactivate(id, ctx);
  }

  @Post(':id/reactivate')
  @Can('staff:update')
  @Answers(StaffView, { summary: 'Let somebody sign in again', problems: ['wrong_state'] })
  reactivate(@IdParam('id') id: string, @Ctx() ctx: CallContext): Promise<StaffView> {
    return this.staff.reactivate(id, ctx);
  }
}
