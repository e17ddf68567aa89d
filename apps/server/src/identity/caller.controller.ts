import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Caller } from '@xiaohao/access';
import { Admits } from './admission.js';
import { type Asked, AskedParam } from './asked.js';

/** 身份: whom the credential of a request stands for, and what it is limited to. */
@ApiTags('会话 sessions')
@Controller('api/v1/caller')
@Admits('caller.read')
export class CallerController {
  @Get()
  @ApiOperation({ summary: '所持凭证代表谁 / whom one’s credential stands for', operationId: 'readCaller' })
  read(@AskedParam() { caller }: Asked): Caller {
    return caller;
  }
}
