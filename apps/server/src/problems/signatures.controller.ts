import { Controller, Get, Req } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { edgeProblem } from '@xiaohao/http';
import type { ProvedSignature } from '@xiaohao/ledger';
import { type SignatureMeaning, vocabularyLabels } from '@xiaohao/problem';
import type { FastifyRequest } from 'fastify';
import { Registers } from '../house/registers.js';
import { Admits } from '../identity/admission.js';
import { IdParam } from '../identity/id-param.js';
import { LedgerViews } from '../views/index.js';
import { grantOfRequest } from '../visibility/granted.js';

/** A signature as it is shown: with the signer's name and what it means, in words. */
export interface ShownSignature extends ProvedSignature {
  readonly signerName: string | null;
  readonly principalName: string | null;
  readonly meaningText: { readonly zh: string; readonly en: string };
}

/** 签字: every signature on one problem, with what it takes to verify it elsewhere. */
@ApiTags('销号 sign-off')
@Controller('api/v1/problems')
@Admits('problem.read')
export class SignaturesController {
  constructor(
    private readonly views: LedgerViews,
    private readonly registers: Registers,
  ) {}

  @Get(':id/signatures')
  @ApiOperation({
    summary: '一个问题的全部签字及其证明 / every signature on one problem with its proof',
    operationId: 'readSignatures',
  })
  async read(
    @IdParam() problem: string,
    @Req() request: FastifyRequest,
  ): Promise<{ readonly problem: string; readonly signatures: readonly ShownSignature[] }> {
    const given = await this.views.ask('problemSignatures', { problem, grant: grantOfRequest(request) });
    if (given === undefined) throw edgeProblem('NotFound');
    const { people } = (await this.registers.organisation()).state;
    const signatures = given.map((signature) => ({
      ...signature,
      signerName: people.get(signature.signer)?.name ?? null,
      principalName: people.get(signature.onBehalfOf ?? '')?.name ?? null,
      meaningText: vocabularyLabels.signatureMeanings[signature.meaning as SignatureMeaning],
    }));
    return { problem, signatures };
  }
}
