import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { admissionLabels, askers, policyTable } from '@xiaohao/access';
import { Admits } from './admission.js';

/** 准入: the policy that every route is held to, as a table. */
@ApiTags('准入 access')
@Controller('api/v1/access/policy')
@Admits('policy.read')
export class PolicyController {
  @Get()
  @ApiOperation({
    summary: '准入规则表：每个操作准许谁 / whom each operation admits',
    operationId: 'readAccessPolicy',
  })
  read(): unknown {
    return {
      askers: askers.map(({ code, zh, en }) => ({ code, zh, en })),
      admissions: Object.entries(admissionLabels).map(([code, label]) => ({ code, ...label })),
      operations: policyTable(),
    };
  }
}
