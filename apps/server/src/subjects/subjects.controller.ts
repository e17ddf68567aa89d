import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Subject, type SubjectCommand } from '@xiaohao/access';
import { edgeProblem, IdField, Text } from '@xiaohao/http';
import type { CommandAnswer } from '../desk/command-desk.js';
import { RegisterDesk } from '../desk/register-desk.js';
import type { House } from '../house/house.js';
import { houseToken } from '../house/house-token.js';
import { Registers } from '../house/registers.js';
import { Admits } from '../identity/admission.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { accessKind } from '../identity/keys.js';
import { requireUnlimited } from '../identity/require-unlimited.js';
import { Creates } from '../operations/answering.js';

export class LinkSubjectDto {
  @IdField({ description: '人员 / the person' })
  readonly person!: string;
  @Text({ max: 255, description: '身份提供方令牌中的 sub / sub of the provider’s tokens' })
  readonly subject!: string;
  @Text({
    optional: true,
    max: 500,
    description: '令牌中的 iss；缺省为所配置的 / iss of its tokens; absent: the one configured',
  })
  readonly issuer?: string;
}

export class UnlinkSubjectDto {
  @Text({ max: 500 })
  readonly ground!: string;
}

/** 身份对应: for which person a subject of an identity provider stands. */
@ApiTags('身份对应 subjects')
@Controller('api/v1/subjects')
@Admits('subjects.keep')
export class SubjectsController {
  constructor(
    @Inject(houseToken) private readonly house: House,
    private readonly registerDesk: RegisterDesk,
    private readonly registers: Registers,
  ) {}

  @Get()
  @ApiOperation({ summary: '身份对应 / subjects and their people', operationId: 'listSubjects' })
  async list(): Promise<{ readonly subjects: readonly Subject[] }> {
    return { subjects: [...(await this.registers.access()).state.subjects.values()] };
  }

  @Post()
  @Creates()
  @ApiOperation({ summary: '对应到人员 / let a subject stand for a person', operationId: 'LinkSubject' })
  link(
    @AskedParam() asked: Asked,
    @Body() { person, subject, issuer = this.house.configuration.oidc?.issuer }: LinkSubjectDto,
  ): Promise<CommandAnswer> {
    requireUnlimited(asked);
    if (issuer === undefined)
      throw edgeProblem('FieldInvalid', {
        errors: [
          {
            pointer: '/issuer',
            code: 'Missing',
            zh: '没有配置身份提供方，须写明。',
            en: 'No identity provider is configured, so this is required.',
          },
        ],
      });
    const link = asked.facts.ids.of('subject');
    return this.#act(asked, { type: 'LinkSubject', link, issuer, subject, person }, true);
  }

  @Post(':id/unlinking')
  @ApiOperation({ summary: '解除对应 / let it stand for nobody', operationId: 'UnlinkSubject' })
  unlink(
    @AskedParam() asked: Asked,
    @IdParam() link: string,
    @Body() { ground }: UnlinkSubjectDto,
  ): Promise<CommandAnswer> {
    return this.#act(asked, { type: 'UnlinkSubject', link, ground }, false);
  }

  #act(asked: Asked, command: SubjectCommand, made: boolean): Promise<CommandAnswer> {
    return this.registerDesk.act(accessKind, asked, {
      aggregate: '',
      id: command.link,
      command,
      context: async (now) => ({
        by: asked.caller.id,
        now,
        organisation: (await this.registers.organisation()).state,
      }),
      ...(made ? { location: '/api/v1/subjects' } : { precondition: asked.matching() }),
    });
  }
}
