import { Body, Controller, Inject, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  EvidenceRefused,
  type EvidenceStore,
  evidenceRefusals,
  evidenceTitle,
  safeFileName,
} from '@xiaohao/evidence';
import { fillTemplate, HttpProblem } from '@xiaohao/http';
import type { EvidenceFile } from '@xiaohao/problem';
import type { CommandAnswer } from '../desk/command-desk.js';
import { Admits } from '../identity/admission.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { Creates } from '../operations/answering.js';
import { Visibility } from '../visibility/visibility.js';
import { ActOnProblem } from './act-on-problem.js';
import { AttachEvidenceDto, SupersedeEvidenceDto } from './rectification.dto.js';

export const evidenceStoreToken = 'EvidenceStore';

/** 佐证: files that were uploaded are bound to the measure and the test that they prove. */
@ApiTags('佐证 evidence')
@Controller('api/v1/problems/:id/evidence')
@Admits('problem.act')
export class EvidenceController {
  constructor(
    private readonly bus: CommandBus,
    @Inject(evidenceStoreToken) private readonly store: EvidenceStore,
    private readonly visibility: Visibility,
  ) {}

  @Post()
  @Creates()
  @ApiOperation({ summary: '附佐证 / attach evidence', operationId: 'AttachEvidence' })
  async attach(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @Body() body: AttachEvidenceDto,
  ): Promise<CommandAnswer> {
    const evidence = asked.facts.ids.of('evidence');
    const { kind, measure, test, description } = body;
    return this.bus.execute(
      new ActOnProblem(asked, {
        problem,
        created: { evidence },
        location: `/api/v1/problems/${problem}`,
        command: {
          type: 'AttachEvidence',
          evidence,
          file: await this.#file(asked, body),
          kind,
          proves: { measure, test },
          description,
        },
      }),
    );
  }

  @Post(':evidence/replacement')
  @Creates()
  @ApiOperation({ summary: '替换佐证 / supersede evidence', operationId: 'SupersedeEvidence' })
  async supersede(
    @AskedParam() asked: Asked,
    @IdParam() problem: string,
    @IdParam('evidence') evidence: string,
    @Body() body: SupersedeEvidenceDto,
  ): Promise<CommandAnswer> {
    const replacement = asked.facts.ids.of('evidence');
    return this.bus.execute(
      new ActOnProblem(asked, {
        problem,
        created: { evidence: replacement },
        location: `/api/v1/problems/${problem}`,
        command: {
          type: 'SupersedeEvidence',
          evidence,
          replacement,
          file: await this.#file(asked, body),
          ground: body.ground,
        },
      }),
    );
  }

  /** What this caller cannot see is as unknown as what is not there. */
  async #file(
    { grant, caller }: Asked,
    { digest, name }: { readonly digest: string; readonly name: string },
  ): Promise<EvidenceFile> {
    const safe = safeFileName(name);
    const stored = await this.store.find(digest);
    const seen = await this.visibility.file(grant, caller, digest);
    if (!stored || !seen) {
      const { status, zh, en } = evidenceRefusals.FileUnknown;
      throw new HttpProblem({
        code: 'FileUnknown',
        status,
        zh: { title: evidenceTitle.zh, detail: zh },
        en: { title: evidenceTitle.en, detail: en },
        errors: [{ pointer: '/digest', code: 'FileUnknown', zh, en }],
      });
    }
    return { ...stored, name: safe };
  }
}

/** A refused file as a problem. */
export function fileProblem({ code, found }: EvidenceRefused): HttpProblem {
  const { status, zh, en } = evidenceRefusals[code];
  return new HttpProblem({
    code,
    status,
    zh: { title: evidenceTitle.zh, detail: fillTemplate(zh, { found }) },
    en: { title: evidenceTitle.en, detail: fillTemplate(en, { found }) },
  });
}
