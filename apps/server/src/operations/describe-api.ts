import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { accessRefusals } from '@xiaohao/access';
import { campaignRefusals } from '@xiaohao/campaign';
import { evidenceRefusals } from '@xiaohao/evidence';
import { edgeRefusals } from '@xiaohao/http';
import { organisationRefusals } from '@xiaohao/organisation';
import { problemRefusals } from '@xiaohao/problem';
import type { FastifyInstance } from 'fastify';
import { fileRefusals } from '../organisation/files/file-refusals.js';
import { completeDescription } from './complete-description.js';

const textOf = (text: string | { readonly detail: string }): string =>
  typeof text === 'string' ? text : text.detail;

/** Every refusal of the product with its status and texts. */
export const refusalCatalogue = {
  ...edgeRefusals,
  ...accessRefusals,
  ...campaignRefusals,
  ...organisationRefusals,
  ...fileRefusals,
  ...evidenceRefusals,
  ...problemRefusals,
};

/** The API's description at `/openapi.json`, the page at `/docs`, the refusals at `/problems`; made when first asked for. */
export function describeApi(app: NestFastifyApplication, fastify: FastifyInstance): void {
  let document: OpenAPIObject | undefined;
  const describe = (): OpenAPIObject => {
    document ??= completeDescription(
      SwaggerModule.createDocument(
        app,
        new DocumentBuilder()
          .setTitle('销号 Xiaohao')
          .setDescription('整改台账与销号管理 / the record of rectification work')
          .setVersion('1')
          .addBearerAuth({ type: 'http', scheme: 'bearer' }, 'key')
          .build(),
      ),
    );
    return document;
  };
  fastify.get('/openapi.json', async () => describe());
  fastify.get('/problems', async () => ({
    problems: Object.entries(refusalCatalogue).map(([code, { status, zh, en }]) => ({
      code,
      status,
      zh: textOf(zh),
      en: textOf(en),
    })),
  }));
  SwaggerModule.setup('docs', app, describe, { swaggerUiEnabled: true, raw: false });
}
