import { Text } from '@xiaohao/http';
import { Stated } from './identification.dto.js';
import { OpinionOnlyDto, RequestSignOffDto, VerifyDto } from './sign-off.dto.js';

/** What was answered at `…/challenge` for the same body. */
const GivenChallenge = (): PropertyDecorator =>
  Text({
    max: 3_000,
    description:
      '签字口令，由同一路径加 /challenge 取得 / the challenge that the same path with /challenge gave',
  });

export class SignedRequestDto extends RequestSignOffDto {
  @GivenChallenge()
  readonly challenge!: string;
}

export class SignedRenewalDto extends Stated {
  @GivenChallenge()
  readonly challenge!: string;
}

export class SignedOpinionDto extends OpinionOnlyDto {
  @GivenChallenge()
  readonly challenge!: string;
}

export class SignedVerificationDto extends VerifyDto {
  @GivenChallenge()
  readonly challenge!: string;
}
