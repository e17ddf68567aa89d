import type { INestApplication } from '@nestjs/common';
import { StrictValidationPipe } from '../fields/strict-validation-pipe.js';
import { ProblemFilter } from '../problem-details/problem-filter.js';
import { HttpAdapter } from './http-adapter.js';

/** The rules that live in Nest: validation of every body and query, and problem details for every exception. */
export function applyHttpRules<App extends INestApplication>(app: App): App {
  const adapter = app.getHttpAdapter();
  if (!(adapter instanceof HttpAdapter))
    throw new Error('applyHttpRules needs an app on createHttpAdapter()');
  app.useGlobalFilters(new ProblemFilter(adapter.answerError));
  app.useGlobalPipes(new StrictValidationPipe());
  return app;
}
