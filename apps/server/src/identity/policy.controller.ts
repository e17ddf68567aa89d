import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  admissionLabels,
  askers,
  barLabels,
  bondLabels,
  commandTable,
  placeLabels,
  policyTable,
} from '@xiaohao/access';
import { Admits } from './admission.js';

const listed = (labels: Readonly<Record<string, { readonly zh: string; readonly en: string }>>) =>
  Object.entries(labels).map(([code, label]) => ({ code, ...label }));

/** 准入: the policy that every route is held to, as a table. */
@ApiTags('准入 access')
@Controller('api/v1/access/policy')
@Admits('policy.read')
export class PolicyController {
  @Get()
  @ApiOperation({
    summary:
      '准入规则表：每个操作准许谁，每项办理由谁提出 / whom each operation admits, who may give each command',
    operationId: 'readAccessPolicy',
  })
  read() {
    return {
      askers: askers.map(({ code, zh, en }) => ({ code, zh, en })),
      admissions: listed(admissionLabels),
      operations: policyTable(),
      commands: commandTable(),
      places: listed(placeLabels),
      bonds: listed(bondLabels),
      bars: listed(barLabels),
    };
  }
}
