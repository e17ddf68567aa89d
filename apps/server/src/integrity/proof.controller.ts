import { Controller, Get, Header, Inject, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { attachment, edgeProblem, Produces, Whole } from '@xiaohao/http';
import { formatTlogProof, leafText } from '@xiaohao/integrity';
import { InDoubt } from '@xiaohao/integrity/following';
import type { FastifyReply } from 'fastify';
import type { House } from '../house/house.js';
import { houseToken } from '../house/house-token.js';
import { Admits } from '../identity/admission.js';
import { IdParam } from '../identity/id-param.js';
import { Downloads } from '../operations/answering.js';
import { numberIn } from './number-in.js';

const plain = 'text/plain';

/** Of which event. */
export class ProofQuery {
  @Whole({ min: 0, description: '第几号事件 / revision of the event' })
  readonly revision!: number;
}

/** 证明: that one event of a problem is in the log, as one text that other people's tools check offline. */
@ApiTags('防篡改 integrity')
@Controller('api/v1/problems')
@Admits('problem.read')
export class ProofController {
  constructor(@Inject(houseToken) private readonly house: House) {}

  @Get(':id/proof')
  @Header('content-type', `${plain}; charset=utf-8`)
  @Header('cache-control', 'no-store')
  @Produces(plain)
  @ApiProduces(plain)
  @Downloads()
  @ApiOperation({
    summary:
      '一个事件在日志中的证明（C2SP tlog-proof；extra 为叶的内容） / proof that an event is in the log; extra is the leaf’s content',
    operationId: 'readProof',
  })
  async read(
    @IdParam() problem: string,
    @Query() { revision }: ProofQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { integrity } = this.house;
    const leaves = this.house.readStreamRaw(`problem-${problem}`);
    const leaf = leaves[revision];
    if (leaf === undefined) throw edgeProblem('NotFound');
    const current = await integrity.covering(leaf.position);
    if (integrity.doubt !== null) throw edgeProblem('IntegrityInDoubt');
    if (!current) throw edgeProblem('CheckpointUnavailable');
    const [shown] = await integrity.show([leaf], current.size).catch((error: unknown) => {
      throw error instanceof InDoubt ? edgeProblem('IntegrityInDoubt') : error;
    });
    if (shown === undefined) throw edgeProblem('CheckpointUnavailable');
    const name = `${numberIn(leaves)}-${revision}.txt`;
    void reply.header('content-disposition', attachment(`证明-${name}`, `proof-${name}`));
    return formatTlogProof({
      extra: Buffer.from(leafText(leaf)),
      index: shown.index,
      hashes: shown.hashes.map((hash) => Buffer.from(hash, 'base64')),
      checkpoint: current.note,
    });
  }
}
