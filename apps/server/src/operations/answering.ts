import { ApiExtension } from '@nestjs/swagger';

/** The headers that belong to single answers. What any answer may carry, such as `RateLimit`, is not told by operation. */
export type AnswerHeader =
  | 'Content-Disposition'
  | 'ETag'
  | 'Link'
  | 'Location'
  | 'Xiaohao-Position'
  | 'Xiaohao-Views-Behind';

/** What a good answer has beside its body, where that is not plain from the body's type and the method. */
export interface Answering {
  /** Statuses; default: what `@HttpCode` or the method says, 200 for commands. */
  readonly statuses?: readonly number[];
  /** Headers that always come. */
  readonly headers?: readonly AnswerHeader[];
  /** Headers that come where there is something to tell. */
  readonly perhaps?: readonly AnswerHeader[];
}

export const answeringKey = 'x-answering';

/** Says on a route what its answer has beside its body. The body is described from what the handler returns. */
export const Answers = (answering: Answering): MethodDecorator => ApiExtension(answeringKey, answering);

/** A command that makes something: 201 with its address. */
export const Creates = (): MethodDecorator => Answers({ statuses: [201], headers: ['Location'] });

/** A file to be kept under the name that the answer gives. */
export const Downloads = (more: Pick<Answering, 'perhaps'> = {}): MethodDecorator =>
  Answers({ ...more, headers: ['Content-Disposition'] });
