import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type AccessRefusalCode,
  accessRefusals,
  type KeyCommand,
  type KeyHolderNow,
  type KeyTerms,
} from '@xiaohao/access';
import { keyText, newKey, newSecret } from '@xiaohao/access/credentials';
import type { Precondition } from '@xiaohao/command-handling';
import { type HttpProblem, problemOfRefusal } from '@xiaohao/http';
import type { CommandAnswer } from '../desk/command-desk.js';
import { RegisterDesk } from '../desk/register-desk.js';
import { Registers } from '../house/registers.js';
import { AddressList } from '../identity/address-list.js';
import { Admits } from '../identity/admission.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { accessKind, Keys } from '../identity/keys.js';
import { refuseRepeats } from '../identity/once-shown.js';
import { requireUnlimited } from '../identity/require-unlimited.js';
import { Creates } from '../operations/answering.js';
import { IssueKeyDto, RevokeKeyDto, RotateKeyDto } from './keys.dto.js';

/** A command's answer with the key, which is shown this once. */
export interface KeyIssued extends CommandAnswer {
  readonly secret: string;
}

/** 密钥: issued and shown once, limited, rotated, revoked. */
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
  @ApiOperation({ summary: '密钥登记（不含秘密值） / keys, without secrets', operationId: 'listKeys' })
  async list() {
    const { state } = await this.registers.access();
    return {
      keys: [...state.keys.values()].map(({ id, holder, name, terms, former, revoked }) => ({
        id,
        holder,
        name,
        revoked,
        ...terms,
        formerUntil: former?.until,
        lastUsedAt: this.keys.lastUse(id),
      })),
    };
  }

  @Post()
  @Creates()
  @ApiOperation({ summary: '签发密钥，仅显示一次 / issue a key; it is shown once', operationId: 'IssueKey' })
  async issue(@AskedParam() asked: Asked, @Body() body: IssueKeyDto): Promise<KeyIssued> {
    refuseRepeats(asked);
    requireUnlimited(asked);
    const { id: key, secret } = newKey();
    const holder = holderOf(body);
    const terms = termsOf(body);
    const answer = await this.#act(
      asked,
      { type: 'IssueKey', key, holder, name: body.name, hash: this.keys.hash(secret), terms },
      { location: '/api/v1/keys' },
    );
    return { ...answer, secret: keyText({ id: key, secret }) };
  }

  @Post(':id/rotation')
  @ApiOperation({
    summary: '轮换秘密值，新旧并用一段时间 / a new secret; the former stays good for a while',
    operationId: 'RotateKey',
  })
  async rotate(
    @AskedParam() asked: Asked,
    @Param('id') key: string,
    @Body() { formerUntil: until }: RotateKeyDto,
  ): Promise<KeyIssued> {
    refuseRepeats(asked);
    requireUnlimited(asked);
    const secret = newSecret();
    const formerUntil = until === undefined ? {} : { formerUntil: instantOf(until) };
    const answer = await this.#act(
      asked,
      { type: 'RotateKey', key, hash: this.keys.hash(secret), ...formerUntil },
      { precondition: asked.matching() },
    );
    return { ...answer, secret: keyText({ id: key, secret }) };
  }

  @Post(':id/rotation/completion')
  @ApiOperation({
    summary: '结束轮换，旧秘密值即刻失效 / the former secret is worthless at once',
    operationId: 'CompleteRotation',
  })
  complete(@AskedParam() asked: Asked, @Param('id') key: string): Promise<CommandAnswer> {
    return this.#act(asked, { type: 'CompleteRotation', key }, { precondition: asked.matching() });
  }

  @Post(':id/revocation')
  @ApiOperation({ summary: '撤销密钥 / revoke a key', operationId: 'RevokeKey' })
  revoke(
    @AskedParam() asked: Asked,
    @Param('id') key: string,
    @Body() { ground }: RevokeKeyDto,
  ): Promise<CommandAnswer> {
    return this.#act(asked, { type: 'RevokeKey', key, ground }, { precondition: asked.matching() });
  }

  #act(
    asked: Asked,
    command: KeyCommand,
    more: { readonly location?: string; readonly precondition?: Precondition },
  ): Promise<CommandAnswer> {
    return this.registerDesk.act(accessKind, asked, {
      aggregate: '',
      id: command.key,
      command,
      context: async (now) => ({
        by: asked.caller.id,
        now,
        organisation: (await this.registers.organisation()).state,
      }),
      ...more,
    });
  }
}

function holderOf({ person, system }: IssueKeyDto): KeyHolderNow {
  if (person !== undefined && system !== undefined) throw accessProblem('OneHolder', '/system');
  if (person !== undefined) return { kind: 'person', person };
  return system === undefined ? { kind: 'administrator' } : { kind: 'system', system };
}

function termsOf({ scopes, unit, addresses, expiresAt }: IssueKeyDto): KeyTerms {
  if (addresses !== undefined) {
    const list = AddressList.of(addresses);
    if ('wrong' in list) throw accessProblem('NotAnAddress', `/addresses/${list.wrong}`);
  }
  return {
    ...(scopes === undefined ? {} : { scopes }),
    ...(unit === undefined ? {} : { unit }),
    ...(addresses === undefined ? {} : { addresses }),
    ...(expiresAt === undefined ? {} : { expiresAt: instantOf(expiresAt) }),
  };
}

const instantOf = (text: string): string => new Date(text).toISOString();

const accessProblem = (refused: AccessRefusalCode, pointer: string): HttpProblem =>
  problemOfRefusal({ refused, pointer }, accessRefusals[refused]);
