import { applyDecorators } from '@nestjs/common';
import { PagedRoute } from '@xiaohao/http';
import { Answers } from './answering.js';

/** A list that comes in pages: `next` in the answer, and `Link` where there is more. */
export const Paged = (): MethodDecorator =>
  applyDecorators(PagedRoute(), Answers({ perhaps: ['Link'] })) as MethodDecorator;
