import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { accessRefusals, accountRefusals, sessionRefusals } from '@xiaohao/access';
import { campaignRefusals } from '@xiaohao/campaign';
import { backTestRefusals, chaseRefusals, snailBoardRefusals } from '@xiaohao/chase';
import { deliveryRefusals } from '@xiaohao/delivery';
import { evidenceRefusals } from '@xiaohao/evidence';
import { edgeRefusals } from '@xiaohao/http';
import { intakeRefusals } from '@xiaohao/intake';
import { organisationRefusals } from '@xiaohao/organisation';
import { problemRefusals } from '@xiaohao/problem';
import { signingRefusals } from '@xiaohao/signing';
import { calendarRefusals } from '@xiaohao/working-calendar';
import type { FastifyInstance } from 'fastify';
import type { Scheme } from '../identity/admission.js';
import { fileRefusals } from '../organisation/files/file-refusals.js';
import { completeDescription } from './complete-description.js';

const bearer = (bearerFormat: string, description: string) =>
  ({ type: 'http', scheme: 'bearer', bearerFormat, description }) as const;

const schemes = {
  key: bearer('xh_<id>_<secret>', 'API 密钥 / an API key, issued by an administrator'),
  session: bearer(
    'xa_<session>_<secret>',
    '本地账户会话的访问令牌，有效 10 分钟 / access token of a session, from POST /api/v1/sessions; good for 10 minutes',
  ),
  token: bearer(
    'JWT',
    '身份提供方签发的访问令牌（若已配置） / access token of the identity provider, where one is configured',
  ),
} satisfies Readonly<Record<Scheme, unknown>>;

const textOf = (text: string | { readonly detail: string }): string =>
  typeof text === 'string' ? text : text.detail;

/** Every refusal of the product with its status and texts. */
export const refusalCatalogue = {
  ...edgeRefusals,
  ...accessRefusals,
  ...accountRefusals,
  ...sessionRefusals,
  ...campaignRefusals,
  ...calendarRefusals,
  ...organisationRefusals,
  ...fileRefusals,
  ...evidenceRefusals,
  ...problemRefusals,
  ...intakeRefusals,
  ...chaseRefusals,
  ...snailBoardRefusals,
  ...backTestRefusals,
  ...deliveryRefusals,
  ...signingRefusals,
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
          .setOpenAPIVersion('3.1.0')
          .addBearerAuth(schemes.key, 'key')
          .addBearerAuth(schemes.session, 'session')
          .addBearerAuth(schemes.token, 'token')
          .build(),
      ),
      Object.keys(refusalCatalogue).toSorted(),
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
