import { Text } from '@xiaohao/http';
import { longestPassword } from '../accounts/accounts.dto.js';

export class LogInDto {
  @Text({ max: 64, example: 'wang.fang', description: '登录名 / login name' })
  readonly login!: string;
  @Text({ max: longestPassword, description: '密码 / password' })
  readonly password!: string;
  @Text({
    optional: true,
    max: 40,
    description: '动态验证码或恢复码 / code from the app, or a recovery code',
  })
  readonly code?: string;
  @Text({
    optional: true,
    max: longestPassword,
    description: '以一次性密码登录时的新密码 / the new password, with a one-time one',
  })
  readonly newPassword?: string;
}

export class RefreshDto {
  @Text({ max: 100, description: '刷新令牌，只能用一次 / the refresh token; each is good once' })
  readonly refreshToken!: string;
}

export class StepUpDto {
  @Text({ optional: true, max: longestPassword, description: '密码 / password' })
  readonly password?: string;
  @Text({
    optional: true,
    max: 40,
    description: '动态验证码或恢复码 / code from the app, or a recovery code',
  })
  readonly code?: string;
}
