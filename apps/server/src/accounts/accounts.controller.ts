import { Body, Controller, Get, HttpCode, Post, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { CommandAnswer } from '../desk/command-desk.js';
import { RegisterDesk } from '../desk/register-desk.js';
import { Admits } from '../identity/admission.js';
import { InOneSpan } from '../identity/answer-span.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { refuseRepeats } from '../identity/once-shown.js';
import { requireUnlimited } from '../identity/require-unlimited.js';
import { Creates } from '../operations/answering.js';
import { Sessions } from '../sessions/sessions.js';
import { AccountKeeping, type AccountOpened, type OneTimePassword } from './account-keeping.js';
import { GroundDto, OpenAccountDto } from './accounts.dto.js';

/** 账户: local accounts, as administrators keep them. A person's account is addressed by the person. */
@ApiTags('账户 accounts')
@Controller('api/v1/accounts')
@UseInterceptors(InOneSpan)
@Admits('accounts.keep')
export class AccountsController {
  constructor(
    private readonly registerDesk: RegisterDesk,
    private readonly accounts: AccountKeeping,
    private readonly sessions: Sessions,
  ) {}

  @Get()
  @ApiOperation({ summary: '本地账户 / local accounts', operationId: 'listAccounts' })
  list() {
    return this.accounts.list();
  }

  @Post()
  @Creates()
  @ApiOperation({
    summary: '开立账户；一次性密码仅显示一次 / open one; its one-time password is shown once',
    operationId: 'OpenAccount',
  })
  open(@AskedParam() asked: Asked, @Body() body: OpenAccountDto): Promise<AccountOpened> {
    refuseRepeats(asked);
    requireUnlimited(asked);
    return this.accounts.open(this.registerDesk, asked, body);
  }

  @Get(':id')
  @ApiOperation({ summary: '一个账户 / one account', operationId: 'readAccount' })
  read(@IdParam() person: string) {
    return this.accounts.read(person);
  }

  @Get(':id/sessions')
  @ApiOperation({ summary: '此人的会话 / the person’s sessions', operationId: 'listSessionsOf' })
  async sessionsOf(@IdParam() person: string) {
    return { sessions: await this.sessions.of(person) };
  }

  @Post(':id/one-time-password')
  @HttpCode(200)
  @ApiOperation({
    summary: '另设一次性密码，会话全部结束 / another one-time password; every session is over',
    operationId: 'SetOneTimePassword',
  })
  setOneTimePassword(@AskedParam() asked: Asked, @IdParam() person: string): Promise<OneTimePassword> {
    refuseRepeats(asked);
    requireUnlimited(asked);
    return this.accounts.setOneTimePassword(asked, person);
  }

  @Post(':id/second-factor/removal')
  @HttpCode(204)
  @ApiOperation({
    summary: '解除丢失的动态验证码 / take away a second factor that was lost',
    operationId: 'RemoveSecondFactor',
  })
  removeFactor(
    @AskedParam() asked: Asked,
    @IdParam() person: string,
    @Body() { ground }: GroundDto,
  ): Promise<void> {
    refuseRepeats(asked);
    requireUnlimited(asked);
    return this.accounts.removeFactor(asked, person, ground);
  }

  @Post(':id/closing')
  @ApiOperation({ summary: '关闭账户 / close an account', operationId: 'CloseAccount' })
  close(
    @AskedParam() asked: Asked,
    @IdParam() person: string,
    @Body() { ground }: GroundDto,
  ): Promise<CommandAnswer> {
    return this.accounts.close(this.registerDesk, asked, person, ground);
  }
}
