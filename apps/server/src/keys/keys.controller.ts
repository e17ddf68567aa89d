import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { keyText, newKey } from '@xiaohao/access/credentials';
import { edgeProblem, IdField, Text } from '@xiaohao/http';
import type { CommandAnswer } from '../desk/command-desk.js';
import { RegisterDesk } from '../desk/register-desk.js';
import { Registers } from '../house/registers.js';
import { Admits } from '../identity/admission.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { accessKind, Keys } from '../identity/keys.js';

export class IssueKeyDto {
  @IdField({
    optional: true,
    description: '代表的人员；缺省为管理密钥 / the person it speaks for; absent: an administrator key',
  })
  readonly person?: string;
  @Text({ max: 100, example: '经办系统接口' })
  readonly name!: string;
}

export class RevokeKeyDto {
  @Text({ max: 500 })
  readonly ground!: string;
}

/** 密钥: issued, shown once, revoked. */
@ApiTags('密钥 keys')
@Controller('api/v1/keys')
@Admits('keys.keep')
export class KeysController {
  constructor(
    private readonly registerDesk: RegisterDesk,
    private readonly registers: Registers,
    private readonly keys: Keys,
  ) {}

  @Get()
  @ApiOperation({ summary: '密钥登记（不含密文） / keys, without secrets', operationId: 'listKeys' })
  async list(): Promise<unknown> {
    const { state } = await this.registers.access();
    return { keys: [...state.keys.values()].map(({ hash: _, ...key }) => key) };
  }

  @Post()
  @ApiOperation({ summary: '签发密钥，仅显示一次 / issue a key; it is shown once', operationId: 'IssueKey' })
  async issue(@AskedParam() asked: Asked, @Body() { person, name }: IssueKeyDto): Promise<CommandAnswer> {
    // A key that is asked for twice under one Idempotency-Key could not be shown again.
    if (asked.facts.keyed) throw edgeProblem('IdempotencyKeyNotHere');
    const made = newKey();
    const holder =
      person === undefined ? ({ kind: 'administrator' } as const) : ({ kind: 'person', person } as const);
    const answer = await this.registerDesk.act(accessKind, asked, {
      aggregate: '',
      id: made.id,
      location: '/api/v1/keys',
      command: { type: 'IssueKey', key: made.id, holder, name, hash: this.keys.hash(made.secret) },
      context: () => this.#context(asked),
    });
    return { ...answer, secret: keyText(made) };
  }

  @Post(':id/revocation')
  @ApiOperation({ summary: '撤销密钥 / revoke a key', operationId: 'RevokeKey' })
  revoke(
    @AskedParam() asked: Asked,
    @Param('id') key: string,
    @Body() { ground }: RevokeKeyDto,
  ): Promise<CommandAnswer> {
    return this.registerDesk.act(accessKind, asked, {
      aggregate: '',
      id: key,
      precondition: asked.matching(),
      command: { type: 'RevokeKey', key, ground },
      context: () => this.#context(asked),
    });
  }

  async #context({ caller }: Asked) {
    return { by: caller.id, organisation: (await this.registers.organisation()).state };
  }
}
