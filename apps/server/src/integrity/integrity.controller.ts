import { Controller, Get, Header, Inject, Req } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { denialOf } from '@xiaohao/access';
import { edgeProblem, Produces } from '@xiaohao/http';
import { formatNoteKey } from '@xiaohao/integrity';
import type { Doubt } from '@xiaohao/integrity/following';
import type { FastifyRequest } from 'fastify';
import type { House } from '../house/house.js';
import { houseToken } from '../house/house-token.js';
import { Admits } from '../identity/admission.js';
import { type IntegrityState, withoutDetail } from './integrity-state.js';

/** Who keeps the system or audits it: the event that is not what it was may be of a restricted matter. */
const isToldWhich = (standing: FastifyRequest['standing']): boolean =>
  standing !== undefined &&
  (['views.operate', 'securityRecord.read'] as const).some(
    (operation) => denialOf(operation, standing) === null,
  );

interface IntegrityShown extends Omit<IntegrityState, 'why'> {
  readonly why: { readonly why: Doubt['why']; readonly detail?: string } | null;
  readonly key: string | null;
  readonly witnessKey: string | null;
}

/** 防篡改: how the log stands to what was signed and witnessed of it. */
@ApiTags('防篡改 integrity')
@Controller('api/v1/integrity')
@Admits('integrity.read')
export class IntegrityController {
  constructor(@Inject(houseToken) private readonly house: House) {}

  @Get()
  @ApiOperation({
    summary: '日志的公钥、检查点、见证与存疑 / the log’s key, checkpoint, witness and doubts',
    operationId: 'readIntegrity',
  })
  read(@Req() { standing }: FastifyRequest): IntegrityShown {
    const { state, key = null, witnessKey } = this.house.integrity;
    return {
      ...(isToldWhich(standing) ? state : withoutDetail(state)),
      key,
      witnessKey: witnessKey ? formatNoteKey(witnessKey) : null,
    };
  }

  @Get('checkpoint')
  @Header('content-type', 'text/plain; charset=utf-8')
  @Produces('text/plain')
  @Header('cache-control', 'no-store')
  @ApiProduces('text/plain')
  @ApiOperation({
    summary: '最近的检查点（C2SP tlog-checkpoint） / the last signed checkpoint',
    operationId: 'readCheckpoint',
  })
  async checkpoint(): Promise<string> {
    const latest = await this.house.integrity.latest();
    if (!latest) throw edgeProblem('CheckpointUnavailable');
    return latest.note;
  }
}
