import { Body, Controller, Get, HttpCode, Post, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Admits } from '../identity/admission.js';
import { InOneSpan } from '../identity/answer-span.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { refuseRepeats } from '../identity/once-shown.js';
import { type Sender, SenderParam } from '../identity/sender.js';
import { ChangePasswordDto, CodeDto, ProofDto } from './accounts.dto.js';
import { OwnAccount } from './own-account.js';

/** 本人账户: password and second factor, by their owner within a session. */
@ApiTags('账户 accounts')
@Controller('api/v1/accounts/current')
@UseInterceptors(InOneSpan)
@Admits('accounts.own')
export class OwnAccountController {
  constructor(private readonly account: OwnAccount) {}

  @Get()
  @ApiOperation({ summary: '本人账户 / one’s own account', operationId: 'readOwnAccount' })
  read(@AskedParam() { caller, facts }: Asked, @SenderParam() sender: Sender) {
    return this.account.read({ caller, facts, sender });
  }

  @Post('password')
  @HttpCode(204)
  @ApiOperation({
    summary: '修改密码，其他会话结束 / change the password; other sessions are over',
    operationId: 'ChangePassword',
  })
  changePassword(
    @AskedParam() asked: Asked,
    @SenderParam() sender: Sender,
    @Body() body: ChangePasswordDto,
  ): Promise<void> {
    refuseRepeats(asked);
    return this.account.changePassword({ ...asked, sender }, body);
  }

  @Post('second-factor')
  @HttpCode(200)
  @ApiOperation({
    summary: '启用动态验证码，秘密值仅显示一次 / a secret for an app, shown once',
    operationId: 'ProposeSecondFactor',
  })
  propose(@AskedParam() asked: Asked, @SenderParam() sender: Sender, @Body() body: ProofDto) {
    refuseRepeats(asked);
    return this.account.proposeFactor({ ...asked, sender }, body);
  }

  @Post('second-factor/confirmation')
  @HttpCode(200)
  @ApiOperation({
    summary: '以首个验证码确认，恢复码仅显示一次 / confirm it with a code; recovery codes are shown once',
    operationId: 'ConfirmSecondFactor',
  })
  confirm(@AskedParam() asked: Asked, @SenderParam() sender: Sender, @Body() { code }: CodeDto) {
    refuseRepeats(asked);
    return this.account.confirmFactor({ ...asked, sender }, code);
  }

  @Post('second-factor/removal')
  @HttpCode(204)
  @ApiOperation({ summary: '停用动态验证码 / give it up', operationId: 'GiveUpSecondFactor' })
  giveUp(@AskedParam() asked: Asked, @SenderParam() sender: Sender, @Body() body: ProofDto): Promise<void> {
    refuseRepeats(asked);
    return this.account.giveUpFactor({ ...asked, sender }, body);
  }
}
