import { type ArgumentMetadata, Injectable, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { edgeProblem } from '../problem-details/edge-problem.js';
import type { QueryTexts } from './parse-query.js';
import { problemOfValidation } from './problem-of-validation.js';
import { readOneParameter, readQuery } from './strict-query.js';
import { takeDeclared } from './take-declared.js';

const PLAIN: readonly unknown[] = [undefined, Object, String, Number, Boolean, Array, Buffer, Date];

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Bodies and queries become instances of their DTO or a refusal: 422 for a body, 400 for a query, each field
 * and rule named. Nothing is converted in a body ("1" is no number, 1 is no flag), and a field that the DTO
 * does not declare is refused, never dropped, so that nobody believes that a read-only field was written.
 * The declared fields take over what is good; class-validator, which reports on every field and costs ten
 * times as much, is asked about the rest, to name each fault.
 */
@Injectable()
export class StrictValidationPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      transformOptions: { enableImplicitConversion: false },
      validationError: { target: false, value: false },
      exceptionFactory: (errors: ValidationError[]) => problemOfValidation(errors),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, metatype, data } = metadata;
    if (type === 'query' && data !== undefined) return readOneParameter(data, value);
    if (metatype === undefined || PLAIN.includes(metatype)) return value;
    if (type === 'query') return readQuery((value ?? {}) as QueryTexts, metatype);
    if (type !== 'body') return value;
    const body = value === undefined ? {} : value;
    if (!isObject(body)) throw edgeProblem('BodyNotObject');
    return takeDeclared(metatype as new () => object, body) ?? super.transform(body, metadata);
  }
}
