import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { accessRefusals } from '@xiaohao/access';
import { campaignRefusals } from '@xiaohao/campaign';
import { evidenceRefusals } from '@xiaohao/evidence';
import { edgeCatalogue } from '@xiaohao/http';
import { organisationRefusals } from '@xiaohao/organisation';
import { problemRefusals } from '@xiaohao/problem';
import type { FastifyInstance } from 'fastify';
import { completeDescription } from './complete-description.js';

/** Every refusal of the product with its status and texts. */
export const refusalCatalogue = {
  ...edgeCatalogue,
  ...accessRefusals,
  ...campaignRefusals,
  ...organisationRefusals,
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
      zh,
      en,
    })),
  }));
  SwaggerModule.setup('docs', app, describe, { swaggerUiEnabled: true, raw: false });
}
