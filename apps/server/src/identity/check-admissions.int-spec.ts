import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Controller, Get, Module, SetMetadata, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Admits, admissionKey } from './admission.js';
import { checkAdmissions } from './check-admissions.js';

@Controller('a')
class ControllerWithPolicies {
  @Get('one')
  @Admits('health.read')
  one(): void {}
}

@Controller('b')
class ControllerWithout {
  @Get('two')
  two(): void {}
}

@Controller('c')
class ControllerWithUnknown {
  @Get('three')
  @SetMetadata(admissionKey, 'everything.do')
  three(): void {}
}

async function starting(...controllers: readonly Type[]): Promise<void> {
  @Module({ controllers: [...controllers] })
  class House {}
  const app = await NestFactory.createApplicationContext(House, { logger: false });
  checkAdmissions(app);
  await app.close();
}

describe('the start', () => {
  it('goes on when every route names an operation that has a policy', async () => {
    await expect(starting(ControllerWithPolicies)).resolves.toBeUndefined();
  });

  it.each([
    ['no operation', ControllerWithout, 'ControllerWithout.two'],
    ['an operation that is not there', ControllerWithUnknown, 'ControllerWithUnknown.three'],
  ])('is refused over a route that names %s, and says which line to add', async (_, controller, place) => {
    await expect(starting(ControllerWithPolicies, controller)).rejects.toThrow(
      `${place} has no policy: add @Admits('…') to it, and the operation to libs/access/src/policy.ts`,
    );
  });
});
