import { expect, it } from '@jest/globals';
import { Body, Controller, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { pino } from 'pino';
import { createHttpAdapter } from '../serving/http-adapter.js';
import { Code } from './code.js';
import { ListOfIds, ListOfNested } from './lists.js';
import { Nested } from './nested.js';
import { Whole } from './number-fields.js';
import { Text } from './text.js';

class Part {
  @Text({ max: 5, description: '名称 / name', example: '甲' }) readonly name!: string;
}

class Sheet {
  @Code(['a', 'b'], { optional: true }) readonly mark?: string;
  @Whole({ min: 1 }) readonly count!: number;
  @Nested(() => Part) readonly part!: Part;
  @ListOfNested(() => Part, { optional: true, maxItems: 3 }) readonly parts?: readonly Part[];
  @ListOfIds() readonly units!: readonly string[];
}

@Controller('sheets')
class Sheets {
  @Post() write(@Body() _sheet: Sheet) {
    return {};
  }
}

@Module({ controllers: [Sheets] })
class SheetsModule {}

it('describes in OpenAPI the very fields that are validated', async () => {
  const adapter = createHttpAdapter({ logger: pino({ level: 'silent' }) });
  const app = await NestFactory.create(SheetsModule, adapter, { logger: false });
  const { components } = SwaggerModule.createDocument(app, new DocumentBuilder().build());
  await app.close();
  const part = { $ref: '#/components/schemas/Part' };
  expect(components?.schemas).toEqual({
    Part: {
      type: 'object',
      properties: {
        name: { type: 'string', minLength: 1, maxLength: 5, description: '名称 / name', example: '甲' },
      },
      required: ['name'],
    },
    Sheet: {
      type: 'object',
      properties: {
        mark: { type: 'string', enum: ['a', 'b'] },
        count: { type: 'integer', minimum: 1 },
        part,
        parts: { type: 'array', items: part, minItems: 0, maxItems: 3 },
        units: {
          type: 'array',
          items: { type: 'string', format: 'uuid', pattern: expect.stringContaining('[0-9a-f]{12}$') },
          minItems: 0,
          maxItems: 100,
          uniqueItems: true,
        },
      },
      required: ['count', 'part', 'units'],
    },
  });
});
