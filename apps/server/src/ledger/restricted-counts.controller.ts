import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Code } from '@xiaohao/http';
import { type RestrictedDimension, restrictedDimensions } from '@xiaohao/ledger';
import type { House } from '../house/house.js';
import { houseToken } from '../house/house-token.js';
import { Admits } from '../identity/admission.js';

class RestrictedCountQuery {
  @Code(restrictedDimensions, { description: '统计维度 / dimension' })
  readonly by!: RestrictedDimension;
}

/** 限制知悉问题的统计: for those who are told how much there is, and not what. */
@ApiTags('台账 ledger')
@Controller('api/v1/counts/restricted')
@Admits('restrictedCounts.read')
export class RestrictedCountsController {
  constructor(@Inject(houseToken) private readonly house: House) {}

  @Get()
  @ApiOperation({
    summary:
      '限制知悉的问题按一个维度统计，小数不示 / restricted problems by one dimension, small counts held back',
    operationId: 'countRestricted',
  })
  async count(@Query() { by }: RestrictedCountQuery) {
    const { views, configuration } = this.house;
    const { smallCount } = configuration;
    const counts = await views.ask('countRestricted', { by, threshold: smallCount });
    return { by, threshold: smallCount, ...counts };
  }
}
