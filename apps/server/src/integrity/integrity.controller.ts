import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { edgeProblem, Produces } from '@xiaohao/http';
import { formatNoteKey } from '@xiaohao/integrity';
import type { House } from '../house/house.js';
import { houseToken } from '../house/house-token.js';
import { Admits } from '../identity/admission.js';
import type { IntegrityState } from './integrity-state.js';

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
  read(): IntegrityState & { readonly key: string | null; readonly witnessKey: string | null } {
    const { state, key = null, witnessKey } = this.house.integrity;
    return { ...state, key, witnessKey: witnessKey ? formatNoteKey(witnessKey) : null };
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
