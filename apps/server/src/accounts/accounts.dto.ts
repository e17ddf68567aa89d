import { IdField, Text } from '@xiaohao/http';

/** Longest password, characters: long enough for any sentence, short enough to hash. */
export const longestPassword = 128;

export class OpenAccountDto {
  @IdField({ description: '人员 / the person' })
  readonly person!: string;
  @Text({ max: 64, example: 'wang.fang', description: '登录名 / login name' })
  readonly login!: string;
}

export class GroundDto {
  @Text({ max: 500, description: '理由 / ground' })
  readonly ground!: string;
}

export class ProofDto {
  @Text({ max: longestPassword, description: '现在的密码 / the present password' })
  readonly password!: string;
  @Text({
    optional: true,
    max: 40,
    description: '动态验证码或恢复码 / code from the app, or a recovery code',
  })
  readonly code?: string;
}

export class ChangePasswordDto extends ProofDto {
  @Text({ max: longestPassword, description: '新密码 / the new password' })
  readonly newPassword!: string;
}

export class CodeDto {
  @Text({ max: 6, example: '123456', description: '应用中的验证码 / the app’s code' })
  readonly code!: string;
}
