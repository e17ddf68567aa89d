import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  EvidenceRefused,
  type EvidenceStore,
  evidenceLimit,
  type StoredFile,
  safeFileName,
  takenTypes,
} from '@xiaohao/evidence';
import { edgeProblem, Produces } from '@xiaohao/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import '@fastify/multipart';
import { Admits } from '../identity/admission.js';
import { callerOf } from '../identity/asked.js';
import { Creates } from '../operations/answering.js';
import { evidenceStoreToken } from '../problems/evidence.controller.js';
import { grantOfRequest } from '../visibility/granted.js';
import { Visibility } from '../visibility/visibility.js';
import { TakenFiles } from './taken-files.js';

const file = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary' } },
};

/** 佐证文件: taken in by content, before they are bound to a problem. */
@ApiTags('佐证 evidence')
@Controller('api/v1/evidence-files')
export class EvidenceFilesController {
  constructor(
    @Inject(evidenceStoreToken) private readonly store: EvidenceStore,
    private readonly taken: TakenFiles,
    private readonly visibility: Visibility,
  ) {}

  @Post()
  @Admits('evidence.take')
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: file })
  @Creates()
  @ApiOperation({
    summary: '上传文件（最大 20 MB） / upload a file of at most 20 MB',
    operationId: 'takeEvidenceFile',
  })
  async take(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StoredFile & { readonly name: string }> {
    if (!request.isMultipart())
      throw edgeProblem('UnsupportedMediaType', { params: { given: 'multipart/form-data' } });
    const limits = { files: 1, fields: 0, fileSize: evidenceLimit + 1 };
    const part = await request.file({ limits }).catch((error: unknown) => {
      throw isFormFault(error) ? edgeProblem('MalformedRequest') : error;
    });
    if (!part) throw new EvidenceRefused('FileMissing');
    const name = safeFileName(part.filename);
    let cut = false;
    part.file.once('error', () => {
      cut = true;
    });
    const stored = await this.store.put(part.file, name).catch((error: unknown) => {
      throw cut ? edgeProblem('MalformedRequest') : error;
    });
    await this.taken.note(stored.digest, callerOf(request).id);
    void reply.status(201).header('location', `/api/v1/evidence-files/${stored.digest}`);
    return { ...stored, name };
  }

  @Get(':digest')
  @Admits('evidence.read')
  @Produces(...Object.keys(takenTypes))
  @ApiOperation({ summary: '下载文件 / download a file', operationId: 'readEvidenceFile' })
  async read(
    @Param('digest') digest: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (!(await this.visibility.file(grantOfRequest(request), callerOf(request), digest)))
      throw edgeProblem('NotFound');
    const [known, content] = [await this.store.find(digest), await this.store.open(digest)];
    if (!known || !content) throw edgeProblem('NotFound');
    await reply
      .header('content-type', known.mediaType)
      .header('content-length', known.bytes)
      .header('content-disposition', 'attachment')
      .send(content);
  }
}

/** The form's reader throws bare errors where the sender's form is ill-formed; its own limits have codes. */
const isFormFault = (error: unknown): boolean => error instanceof Error && !('code' in error);
