import { IdField, Text } from '@xiaohao/http';

export class RegisterSigningKeyDto {
  @IdField({ description: '签字人 / whose key it is' })
  readonly person!: string;
  @Text({ max: 2_000, multiline: true, description: '公钥：SPKI 的 PEM / the public key: SPKI in PEM' })
  readonly publicKey!: string;
}
