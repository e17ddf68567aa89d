import 'reflect-metadata';
import { Body, Controller, Module, Post, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { IdentifyDto } from '../../../apps/server/src/problems/identification.dto.js';
import { ProgressDto } from '../../../apps/server/src/problems/rectification.dto.js';

/** The floor: the same DTOs on Nest as it comes, and nothing behind them. */
@Controller()
class NoopController {
  @Post('register')
  register(@Body() body: IdentifyDto): { readonly id: string } {
    return { id: body.campaign };
  }

  @Post('progress')
  progress(@Body() body: ProgressDto): { readonly percent: number } {
    return { percent: body.percent };
  }
}

@Module({ controllers: [NoopController] })
class NoopModule {}

const app = await NestFactory.create<NestFastifyApplication>(NoopModule, new FastifyAdapter(), {
  logger: false,
});
app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }));
await app.listen(0, '127.0.0.1');
process.send?.({ ready: await app.getUrl() });
