import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { edgeProblem } from '@xiaohao/http';
import type { FastifyReply } from 'fastify';
import type { CommandAnswer } from '../desk/command-desk.js';
import { Admits } from '../identity/admission.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { Answers, Creates } from '../operations/answering.js';
import { OrganisationRegister } from './organisation-register.js';
import {
  CloseUnitDto,
  MergeUnitsDto,
  MoveUnitDto,
  RegisterUnitDto,
  RenameUnitDto,
  UnitDescriptionDto,
} from './units.dto.js';

/** 单位: a tree that changes, and what became of what. */
@ApiTags('组织 organisation')
@Controller('api/v1/units')
@Admits('organisation.keep')
export class UnitsController {
  constructor(private readonly register: OrganisationRegister) {}

  @Get()
  @Admits('organisation.read')
  @Answers({ perhaps: ['ETag'] })
  @ApiOperation({
    summary: '单位，含已撤并的 / units, those that have ended among them',
    operationId: 'listUnits',
  })
  async units(@Res({ passthrough: true }) reply: FastifyReply) {
    const { units } = await this.register.read(reply);
    return { units: [...units.values()] };
  }

  @Get(':id')
  @Admits('organisation.read')
  @Answers({ perhaps: ['ETag'] })
  @ApiOperation({ summary: '一个单位及其沿革 / one unit with its past', operationId: 'readUnit' })
  async unit(@IdParam() id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const unit = (await this.register.read(reply)).units.get(id);
    if (!unit) throw edgeProblem('NotFound');
    return unit;
  }

  @Post()
  @Creates()
  @ApiOperation({ summary: '登记单位 / register a unit', operationId: 'RegisterUnit' })
  registerUnit(@AskedParam() asked: Asked, @Body() body: RegisterUnitDto): Promise<CommandAnswer> {
    const unit = asked.facts.ids.of('unit');
    return this.register.add(asked, unit, { type: 'RegisterUnit', unit, ...body }, `/api/v1/units/${unit}`);
  }

  @Post(':id/name')
  @ApiOperation({ summary: '单位更名 / rename a unit', operationId: 'RenameUnit' })
  rename(
    @AskedParam() asked: Asked,
    @IdParam() unit: string,
    @Body() { name }: RenameUnitDto,
  ): Promise<CommandAnswer> {
    return this.register.change(asked, unit, { type: 'RenameUnit', unit, name });
  }

  @Post(':id/description')
  @ApiOperation({
    summary: '类型、层级、系统、行业，整体替换 / kind, level, field, trade, as a whole',
    operationId: 'DescribeUnit',
  })
  describe(
    @AskedParam() asked: Asked,
    @IdParam() unit: string,
    @Body() body: UnitDescriptionDto,
  ): Promise<CommandAnswer> {
    return this.register.change(asked, unit, { type: 'DescribeUnit', unit, ...body });
  }

  @Post(':id/parent')
  @ApiOperation({ summary: '调整隶属 / move a unit under another', operationId: 'MoveUnit' })
  move(
    @AskedParam() asked: Asked,
    @IdParam() unit: string,
    @Body() { parent }: MoveUnitDto,
  ): Promise<CommandAnswer> {
    return this.register.change(asked, unit, { type: 'MoveUnit', unit, parent });
  }

  @Post(':id/merger')
  @ApiOperation({ summary: '将其他单位并入本单位 / merge others into this one', operationId: 'MergeUnits' })
  merge(
    @AskedParam() asked: Asked,
    @IdParam() into: string,
    @Body() { units, ground }: MergeUnitsDto,
  ): Promise<CommandAnswer> {
    return this.register.change(asked, into, { type: 'MergeUnits', into, units, ground });
  }

  @Post(':id/closing')
  @ApiOperation({ summary: '撤销单位 / dissolve a unit', operationId: 'CloseUnit' })
  close(
    @AskedParam() asked: Asked,
    @IdParam() unit: string,
    @Body() { ground }: CloseUnitDto,
  ): Promise<CommandAnswer> {
    return this.register.change(asked, unit, { type: 'CloseUnit', unit, ground });
  }
}
