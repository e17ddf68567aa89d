import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { campaignRefusals, rulesFault } from '@xiaohao/campaign';
import { backTestRefusals } from '@xiaohao/chase';
import { edgeProblem, problemOfRefusal } from '@xiaohao/http';
import { dateInZone } from '@xiaohao/working-calendar';
import type { FastifyRequest } from 'fastify';
import type { House } from '../house/house.js';
import { houseToken } from '../house/house-token.js';
import { Admits } from '../identity/admission.js';
import { readerOf } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { AsksByPost } from '../limits/asks-by-post.js';
import { LedgerViews } from '../views/index.js';
import { SimulateRulesDto } from './back-test.dto.js';
import { backTestSpan } from './back-test-span.js';
import { rulesOf } from './campaign.dto.js';

/** 规则回测: who would have been told what and when under other rules. It reads and writes nothing. */
@ApiTags('专项 campaigns')
@Controller('api/v1/campaigns')
@Admits('backTest.read')
export class BackTestController {
  constructor(
    @Inject(houseToken) private readonly house: House,
    private readonly views: LedgerViews,
  ) {}

  @Post(':id/rules::simulate')
  @AsksByPost()
  @HttpCode(200)
  @ApiOperation({
    summary: '以拟用规则回测已有记录 / try rules over what was recorded',
    operationId: 'SimulateRules',
  })
  async simulate(
    @IdParam() campaign: string,
    @Body() body: SimulateRulesDto,
    @Req() request: FastifyRequest,
  ) {
    const { state } = await this.house.registers.campaign(campaign);
    if (!state.exists) throw edgeProblem('NotFound');
    const { zone } = state;
    const rules = rulesOf(body.rules);
    const fault = rulesFault(rules);
    if (fault) throw problemOfRefusal(fault, campaignRefusals[fault.refused]);
    const now = this.house.clock.now();
    const today = dateInZone(now, zone);
    const { punctual = false, problem, pageSize = 20, cursor } = body;
    const span = backTestSpan({ ...body, startsOn: state.startsOn, today });
    const { from, to } = span;
    if ('refused' in span)
      throw problemOfRefusal(span, backTestRefusals[span.refused], { extensions: { from, to } });
    const found = await this.views.ask('simulateRules', {
      ...readerOf(request),
      ...{ campaign, zone, rules, from, to, punctual, pageSize, now },
      ...(problem === undefined ? {} : { problem }),
      ...(cursor === undefined ? {} : { cursor }),
    });
    if (found === null) throw edgeProblem('NotFound');
    return { campaign, from, to, punctual, ...found };
  }
}
