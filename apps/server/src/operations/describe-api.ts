import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import type { Scheme } from '../identity/admission.js';
import { completeDescription } from './complete-description.js';
import { refusalCatalogue } from './refusal-catalogue.js';
import { tellRefusals } from './tell-refusals.js';

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
      [...refusalCatalogue.keys()].toSorted(),
    );
    return document;
  };
  fastify.get('/openapi.json', async () => describe());
  tellRefusals(fastify);
  sendToTheFolder(fastify);
  SwaggerModule.setup('docs', app, describe, {
    swaggerUiEnabled: true,
    raw: false,
    customSiteTitle: '销号 Xiaohao API',
  });
}

/** The page names what belongs to it from its own folder: under the folder's name it finds it, and so does a proxy. */
function sendToTheFolder(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    if (route.url === '/docs/index.html') route.handler = (_request, reply) => reply.redirect('./', 301);
  });
}
