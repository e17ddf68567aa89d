import { Body, Controller, Get, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { problemOfRefusal } from '@xiaohao/http';
import { type SigningKey, type SigningRefusalCode, signingRefusals } from '@xiaohao/signing';
import { keyFromPem, type ShownKey, shownKey } from '@xiaohao/signing/verifying';
import type { CommandAnswer } from '../desk/command-desk.js';
import { RegisterDesk } from '../desk/register-desk.js';
import { Admits } from '../identity/admission.js';
import { InOneSpan } from '../identity/answer-span.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { requireUnlimited } from '../identity/require-unlimited.js';
import { Creates } from '../operations/answering.js';
import { KeyRegister } from './key-register.js';
import { RegisterSigningKeyDto } from './signing-keys.dto.js';
import { signingKeysKind } from './signing-keys-kind.js';

/** 签字公钥: with which every signature is verified, here or by anybody. */
@ApiTags('密钥 keys')
@Controller('api/v1/signing-keys')
@UseInterceptors(InOneSpan)
@Admits('problem.read')
export class SigningKeysController {
  constructor(
    private readonly desk: RegisterDesk,
    private readonly register: KeyRegister,
  ) {}

  @Get()
  @ApiOperation({ summary: '签字公钥登记 / public keys of signers', operationId: 'listSigningKeys' })
  async list(): Promise<{ readonly keys: readonly (SigningKey & ShownKey)[] }> {
    return { keys: [...(await this.register.keys()).values()].map(shown) };
  }

  @Get(':id')
  @ApiOperation({
    summary: '一把签字公钥（PEM 与 JWK） / one public key, as PEM and JWK',
    operationId: 'readSigningKey',
  })
  async read(@Param('id') id: string): Promise<SigningKey & ShownKey> {
    const key = (await this.register.keys()).get(id);
    if (key === undefined) throw refusal('SigningKeyUnknown');
    return shown(key);
  }

  @Post()
  @Admits('keys.keep')
  @Creates()
  @ApiOperation({
    summary: '登记外部签名服务的公钥 / register a public key of the outside signing service',
    operationId: 'RegisterSigningKey',
  })
  async enter(
    @AskedParam() asked: Asked,
    @Body() { person, publicKey }: RegisterSigningKeyDto,
  ): Promise<CommandAnswer> {
    requireUnlimited(asked);
    const key = keyFromPem(publicKey);
    if (key === null) throw refusal('SigningKeyUnusable', '/publicKey');
    const isInOffice = await this.register.officeHolders();
    return this.desk.act(signingKeysKind, asked, {
      aggregate: '',
      id: key.keyId,
      location: `/api/v1/signing-keys/${key.keyId}`,
      command: { type: 'RegisterSigningKey', person, method: 'service', ...key },
      context: { by: asked.caller.id, isInOffice },
    });
  }
}

const shown = (key: SigningKey): SigningKey & ShownKey => ({ ...key, ...shownKey(key) });

const refusal = (refused: SigningRefusalCode, pointer?: string) =>
  problemOfRefusal({ refused, ...(pointer === undefined ? {} : { pointer }) }, signingRefusals[refused]);
