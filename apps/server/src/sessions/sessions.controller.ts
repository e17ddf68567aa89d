import { Body, Controller, Get, HttpCode, Post, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { loginName } from '@xiaohao/access';
import { OwnAccount } from '../accounts/own-account.js';
import { Proving } from '../accounts/proving.js';
import { Admits } from '../identity/admission.js';
import { InOneSpan } from '../identity/answer-span.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { refuseRepeats } from '../identity/once-shown.js';
import { type Sender, SenderParam } from '../identity/sender.js';
import { LogInDto, RefreshDto, StepUpDto } from './sessions.dto.js';
import { Sessions } from './sessions.js';
import type { SessionAnswer } from './tokens.js';

/** 会话: logging in to a local account, and what becomes of it. */
@ApiTags('会话 sessions')
@Controller('api/v1/sessions')
@UseInterceptors(InOneSpan)
export class SessionsController {
  constructor(
    private readonly proving: Proving,
    private readonly sessions: Sessions,
    private readonly account: OwnAccount,
  ) {}

  @Post()
  @Admits('sessions.open')
  @ApiOperation({ summary: '登录 / log in', operationId: 'LogIn' })
  logIn(@SenderParam() sender: Sender, @Body() { login, ...shown }: LogInDto): Promise<SessionAnswer> {
    // A name that cannot be one goes the same way as one that nobody has.
    return this.proving.logIn(loginName(login) ?? login, shown, sender);
  }

  @Post('refresh')
  @HttpCode(200)
  @Admits('sessions.open')
  @ApiOperation({ summary: '换取新令牌 / get new tokens', operationId: 'RefreshSession' })
  refresh(@SenderParam() sender: Sender, @Body() { refreshToken }: RefreshDto): Promise<SessionAnswer> {
    return this.sessions.refresh(refreshToken, sender);
  }

  @Get()
  @Admits('sessions.own')
  @ApiOperation({ summary: '本人的会话 / one’s own sessions', operationId: 'listSessions' })
  async list(@AskedParam() { caller }: Asked) {
    return { current: caller.session ?? null, sessions: await this.sessions.of(caller.id) };
  }

  @Post(':id/end')
  @HttpCode(204)
  @Admits('sessions.end')
  @ApiOperation({
    summary:
      '结束会话：本人的，安全管理员可结束任何人的 / end one’s own; the security administrator anybody’s',
    operationId: 'EndSession',
  })
  end(@AskedParam() asked: Asked, @IdParam() session: string): Promise<void> {
    refuseRepeats(asked);
    return this.sessions.end(session, asked.standing, asked.facts);
  }

  @Post('current/step-up')
  @HttpCode(200)
  @Admits('sessions.own')
  @ApiOperation({
    summary: '再次验证身份 / prove again who one is; authenticated begins anew',
    operationId: 'StepUpSession',
  })
  stepUp(@AskedParam() asked: Asked, @SenderParam() sender: Sender, @Body() body: StepUpDto) {
    refuseRepeats(asked);
    return this.account.stepUp({ ...asked, sender }, body);
  }
}
