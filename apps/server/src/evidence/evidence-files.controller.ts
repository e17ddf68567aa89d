import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  EvidenceRefused,
  type EvidenceStore,
  evidenceLimit,
  type StoredFile,
  safeFileName,
  takenTypes,
} from '@xiaohao/evidence';
import { attachment, edgeProblem, HttpProblem, Produces } from '@xiaohao/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fileOfForm, TakesForm } from '../forms/forms.js';
import type { House } from '../house/house.js';
import { houseToken } from '../house/house-token.js';
import { Admits } from '../identity/admission.js';
import { callerOf } from '../identity/asked.js';
import { Creates, Downloads } from '../operations/answering.js';
import { evidenceStoreToken } from '../problems/evidence.controller.js';
import { LedgerViews } from '../views/index.js';
import { grantOfRequest } from '../visibility/granted.js';
import { Visibility } from '../visibility/visibility.js';
import { downloadName } from './download-name.js';
import { TakenFiles } from './taken-files.js';

/** 佐证文件: taken in by content, before they are bound to a problem. */
@ApiTags('佐证 evidence')
@Controller('api/v1/evidence-files')
export class EvidenceFilesController {
  constructor(
    @Inject(evidenceStoreToken) private readonly store: EvidenceStore,
    private readonly taken: TakenFiles,
    private readonly visibility: Visibility,
    private readonly views: LedgerViews,
    @Inject(houseToken) private readonly house: House,
  ) {}

  @Post()
  @Admits('evidence.take')
  @TakesForm()
  @Creates()
  @ApiOperation({
    summary: '上传文件（最大 20 MB） / upload a file of at most 20 MB',
    operationId: 'takeEvidenceFile',
  })
  async take(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StoredFile & { readonly name: string }> {
    const { name, stored } = await this.#whileThere(async () => {
      await this.#mustBeThere();
      const taken = await fileOfForm(request, evidenceLimit, async ({ file, filename }) => {
        const name = safeFileName(filename);
        return { name, stored: await this.store.put(file, name) };
      });
      if (taken === undefined) throw new EvidenceRefused('FileMissing');
      await this.taken.note(taken.stored.digest, callerOf(request).id);
      await this.#mustBeThere();
      return taken;
    });
    void reply.status(201).header('location', `/api/v1/evidence-files/${stored.digest}`);
    return { ...stored, name };
  }

  @Get(':digest')
  @Admits('evidence.read')
  @Produces(...Object.keys(takenTypes))
  @Downloads()
  @ApiOperation({ summary: '下载文件 / download a file', operationId: 'readEvidenceFile' })
  async read(
    @Param('digest') digest: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const grant = grantOfRequest(request);
    const { known, name, content } = await this.#whileThere(async () => {
      if (!(await this.visibility.file(grant, callerOf(request), digest))) throw edgeProblem('NotFound');
      const known = await this.store.find(digest);
      // The name is that of the last use which the caller sees: elsewhere the same content may be called otherwise.
      const name = known ? await this.views.ask('nameOfFile', { digest, grant }) : null;
      const content = known && (await this.store.open(digest));
      if (!content) throw edgeProblem('NotFound');
      return { known, name, content };
    });
    await reply
      .header('content-type', known.mediaType)
      .header('content-length', known.bytes)
      .header('content-disposition', attachment(downloadName(known, name ?? undefined)))
      .send(content);
  }

  /** A file that is not found where its folder is gone is not said to be absent; what else is refused is no matter of the folder. */
  async #whileThere<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const isOfFile = !(error instanceof HttpProblem || error instanceof EvidenceRefused);
      if (isOfFile || (error instanceof HttpProblem && error.parts.status === 404))
        await this.#mustBeThere(error);
      throw error;
    }
  }

  /** @throws HttpProblem when the folder of files is not */
  async #mustBeThere(cause?: unknown): Promise<void> {
    if ((await this.house.room.look()) === 'unwritable') throw edgeProblem('FoldersUnwritable', { cause });
  }
}
