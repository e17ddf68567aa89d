import { Body, Controller, Get, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type CampaignCommand, defaultRules } from '@xiaohao/campaign';
import { edgeProblem, etagOf } from '@xiaohao/http';
import { chinaTime, dateInZone } from '@xiaohao/working-calendar';
import type { FastifyReply } from 'fastify';
import type { CommandAnswer } from '../desk/command-desk.js';
import { RegisterDesk } from '../desk/register-desk.js';
import { campaignKind } from '../house/kinds.js';
import { Registers } from '../house/registers.js';
import { Admits } from '../identity/admission.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { Answers, Creates } from '../operations/answering.js';
import { LedgerViews } from '../views/index.js';
import {
  CloseCampaignDto,
  FormPanelDto,
  IssueChecklistDto,
  OpenCampaignDto,
  ReviseRulesDto,
  rulesOf,
} from './campaign.dto.js';

/** 专项: its rules, panel and checklists. */
@ApiTags('专项 campaigns')
@Controller('api/v1/campaigns')
@Admits('campaign.keep')
export class CampaignsController {
  constructor(
    private readonly registerDesk: RegisterDesk,
    private readonly registers: Registers,
    private readonly views: LedgerViews,
  ) {}

  @Post()
  @Creates()
  @ApiOperation({ summary: '开展专项 / open a campaign', operationId: 'OpenCampaign' })
  open(
    @AskedParam() asked: Asked,
    @Body() { name, zone = chinaTime, startsOn, rules }: OpenCampaignDto,
  ): Promise<CommandAnswer> {
    const campaign = asked.facts.ids.of('campaign');
    const command = {
      type: 'OpenCampaign',
      campaign,
      name,
      zone,
      startsOn,
      rules: rules === undefined ? defaultRules : rulesOf(rules),
    } as const;
    return this.#act(asked, campaign, command, true);
  }

  @Get()
  @Admits('campaign.read')
  @ApiOperation({ summary: '全部专项 / campaigns', operationId: 'listCampaigns' })
  async list() {
    return { campaigns: await this.views.ask('listCampaigns', {}) };
  }

  @Get(':id')
  @Admits('campaign.read')
  @Answers({ headers: ['ETag'] })
  @ApiOperation({ summary: '专项与现行规则 / a campaign with its rules', operationId: 'readCampaign' })
  async read(@IdParam() id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const { state, revision } = await this.registers.campaign(id);
    if (!state.exists) throw edgeProblem('NotFound');
    void reply.header('etag', etagOf(revision));
    const { exists: _, ...campaign } = state;
    return { ...campaign, revision };
  }

  @Post(':id/rules')
  @ApiOperation({ summary: '修订规则 / revise the rules', operationId: 'ReviseRules' })
  revise(
    @AskedParam() asked: Asked,
    @IdParam() id: string,
    @Body() { effectiveOn, rules, ground }: ReviseRulesDto,
  ): Promise<CommandAnswer> {
    return this.#act(asked, id, { type: 'ReviseRules', effectiveOn, rules: rulesOf(rules), ground });
  }

  @Post(':id/panel')
  @ApiOperation({ summary: '组成联合审核小组 / form the panel', operationId: 'FormPanel' })
  formPanel(
    @AskedParam() asked: Asked,
    @IdParam() id: string,
    @Body() { members }: FormPanelDto,
  ): Promise<CommandAnswer> {
    return this.#act(asked, id, { type: 'FormPanel', members });
  }

  @Post(':id/checklists')
  @ApiOperation({ summary: '印发对照检查清单 / issue a checklist', operationId: 'IssueChecklist' })
  issue(
    @AskedParam() asked: Asked,
    @IdParam() id: string,
    @Body() { kind, title, entries }: IssueChecklistDto,
  ): Promise<CommandAnswer> {
    return this.#act(asked, id, { type: 'IssueChecklist', kind, title, entries });
  }

  @Post(':id/closing')
  @ApiOperation({ summary: '结束专项 / close the campaign', operationId: 'CloseCampaign' })
  close(
    @AskedParam() asked: Asked,
    @IdParam() id: string,
    @Body() { ground }: CloseCampaignDto,
  ): Promise<CommandAnswer> {
    return this.#act(asked, id, { type: 'CloseCampaign', ground });
  }

  #act(asked: Asked, id: string, command: CampaignCommand, isNew = false): Promise<CommandAnswer> {
    return this.registerDesk.act(campaignKind, asked, {
      aggregate: id,
      id,
      command,
      ...(isNew ? { location: `/api/v1/campaigns/${id}` } : { precondition: asked.matching() }),
      context: async (now, state) => ({
        by: asked.caller.id,
        now,
        today: dateInZone(now, state.exists ? state.zone : chinaTime),
        organisation: (await this.registers.organisation()).state,
      }),
    });
  }
}
