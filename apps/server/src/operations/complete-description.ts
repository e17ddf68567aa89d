import type { OpenAPIObject } from '@nestjs/swagger';
import { describeAnswer, readAnswers } from './describe-answers.js';
import { describeMembers } from './describe-members.js';
import { headersTaken } from './headers-taken.js';
import { problemSchemas } from './problem-schema.js';

const problem = {
  description: '问题详情 / problem details',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

/**
 * Adds what holds for every operation: answers, refusals, the headers that it takes, and what its members say.
 * @param codes of all refusals
 * @throws when a shape of an answer has the name of another one
 */
export function completeDescription(document: OpenAPIObject, codes: readonly string[]): OpenAPIObject {
  const answers = readAnswers();
  const before = document.components?.schemas ?? {};
  const added = { ...answers.schemas, ...problemSchemas(codes) };
  const twice = Object.keys(added).filter((name) => name in before);
  if (twice.length > 0) throw new Error(`bodies and answers are both called ${twice.join(', ')}`);
  document.components = { ...document.components, schemas: { ...before, ...added } as never };
  for (const path of Object.values(document.paths))
    for (const [method, operation] of Object.entries(path ?? {})) {
      if (typeof operation !== 'object' || !('responses' in operation)) continue;
      describeAnswer(method, operation, answers);
      operation.responses.default = problem;
      operation.parameters = [
        ...(operation.parameters ?? []),
        ...(headersTaken(method, operation) as never[]),
      ];
    }
  describeMembers(document);
  return document;
}
