import type { INestApplicationContext } from '@nestjs/common';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { isOperation } from '@xiaohao/access';
import { admissionKey } from './admission.js';

/** Refuses to start when a route has no policy, and says which line to add. */
export function checkAdmissions(app: INestApplicationContext): void {
  for (const module of app.get(ModulesContainer).values())
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype !== 'function') continue;
      const prototype = metatype.prototype as Record<string, unknown>;
      for (const name of Object.getOwnPropertyNames(prototype)) {
        const handler = prototype[name];
        if (typeof handler !== 'function') continue;
        const method: RequestMethod | undefined = Reflect.getMetadata(METHOD_METADATA, handler);
        if (method === undefined) continue;
        const operation: unknown =
          Reflect.getMetadata(admissionKey, handler) ?? Reflect.getMetadata(admissionKey, metatype);
        if (typeof operation !== 'string' || !isOperation(operation))
          throw new Error(
            `${metatype.name}.${name} has no policy: add @Admits('…') to it, and the operation to libs/access/src/policy.ts`,
          );
      }
    }
}
