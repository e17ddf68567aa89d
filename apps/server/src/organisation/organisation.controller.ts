import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Precondition } from '@xiaohao/command-handling';
import { edgeProblem, etagOf } from '@xiaohao/http';
import type { OrganisationCommand } from '@xiaohao/organisation';
import type { FastifyReply } from 'fastify';
import type { CommandAnswer } from '../desk/command-desk.js';
import { RegisterDesk } from '../desk/register-desk.js';
import { organisationKind } from '../house/kinds.js';
import { Registers } from '../house/registers.js';
import { Admits } from '../identity/admission.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import {
  DepartureDto,
  PostDto,
  RegisterPersonDto,
  RegisterUnitDto,
  RenameUnitDto,
} from './organisation.dto.js';

/** 组织: units and people. One register; its revision is the ETag of every entry. */
@ApiTags('组织 organisation')
@Controller('api/v1')
@Admits('organisation.keep')
export class OrganisationController {
  constructor(
    private readonly registerDesk: RegisterDesk,
    private readonly registers: Registers,
  ) {}

  @Get('units')
  @Admits('organisation.read')
  @ApiOperation({ summary: '单位 / units', operationId: 'listUnits' })
  async units(@Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    const { state, revision } = await this.registers.organisation();
    if (revision !== 'absent') void reply.header('etag', etagOf(revision));
    return { units: [...state.units.values()] };
  }

  @Get('people')
  @Admits('organisation.read')
  @ApiOperation({ summary: '人员 / people', operationId: 'listPeople' })
  async people(@Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    const { state, revision } = await this.registers.organisation();
    if (revision !== 'absent') void reply.header('etag', etagOf(revision));
    return { people: [...state.people.values()] };
  }

  @Get('people/:id')
  @Admits('organisation.read')
  @ApiOperation({ summary: '一名人员 / one person', operationId: 'readPerson' })
  async person(@IdParam() id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<unknown> {
    const { state, revision } = await this.registers.organisation();
    const person = state.people.get(id);
    if (!person) throw edgeProblem('NotFound');
    void reply.header('etag', etagOf(revision));
    return person;
  }

  @Post('units')
  @ApiOperation({ summary: '登记单位 / register a unit', operationId: 'RegisterUnit' })
  registerUnit(@AskedParam() asked: Asked, @Body() body: RegisterUnitDto): Promise<CommandAnswer> {
    const unit = asked.facts.ids.of('unit');
    return this.#act(asked, unit, { type: 'RegisterUnit', unit, ...body }, { location: '/api/v1/units' });
  }

  @Post('units/:id/name')
  @ApiOperation({ summary: '单位更名 / rename a unit', operationId: 'RenameUnit' })
  renameUnit(
    @AskedParam() asked: Asked,
    @IdParam() unit: string,
    @Body() { name }: RenameUnitDto,
  ): Promise<CommandAnswer> {
    return this.#act(asked, unit, { type: 'RenameUnit', unit, name }, { precondition: asked.matching() });
  }

  @Post('people')
  @ApiOperation({ summary: '登记人员 / register a person', operationId: 'RegisterPerson' })
  registerPerson(@AskedParam() asked: Asked, @Body() body: RegisterPersonDto): Promise<CommandAnswer> {
    const person = asked.facts.ids.of('person');
    return this.#act(
      asked,
      person,
      { type: 'RegisterPerson', person, ...body },
      { location: `/api/v1/people/${person}` },
    );
  }

  @Post('people/:id/assignment')
  @ApiOperation({ summary: '调整人员岗位 / reassign a person', operationId: 'ReassignPerson' })
  reassign(
    @AskedParam() asked: Asked,
    @IdParam() person: string,
    @Body() body: PostDto,
  ): Promise<CommandAnswer> {
    return this.#act(
      asked,
      person,
      { type: 'ReassignPerson', person, ...body },
      { precondition: asked.matching() },
    );
  }

  @Post('people/:id/departure')
  @ApiOperation({ summary: '登记离任 / record a departure', operationId: 'RecordDeparture' })
  depart(
    @AskedParam() asked: Asked,
    @IdParam() person: string,
    @Body() { ground }: DepartureDto,
  ): Promise<CommandAnswer> {
    return this.#act(
      asked,
      person,
      { type: 'RecordDeparture', person, ground },
      { precondition: asked.matching() },
    );
  }

  #act(
    asked: Asked,
    id: string,
    command: OrganisationCommand,
    more: { readonly location?: string; readonly precondition?: Precondition },
  ): Promise<CommandAnswer> {
    return this.registerDesk.act(organisationKind, asked, {
      aggregate: '',
      id,
      command,
      context: { by: asked.caller.id },
      ...more,
    });
  }
}
