import { Code, CodeText, DateField, IdField, Text } from '@xiaohao/http';
import { type ReviewSession, reviewSessions } from '@xiaohao/problem';
import { Stated } from './identification.dto.js';

export class OpinionDto extends Stated {
  @Code(reviewSessions, { example: 'crossReview' })
  readonly session!: ReviewSession;
  @Text({ max: 2_000, description: '审核意见 / opinion' })
  readonly text!: string;
}

export class ReturnDto extends OpinionDto {
  @CodeText({ description: '返工原因 / return reason of the campaign', example: 'unclear' })
  readonly reason!: string;
  @DateField({ description: '返工期限 / the rework is due on' })
  readonly dueOn!: string;
}

export class ResubmitDto extends Stated {
  @IdField({ description: '所答复的意见 / the opinion that is answered' })
  readonly answers!: string;
  @Text({ max: 2_000, description: '答复 / answer' })
  readonly answer!: string;
}

export class FinaliseDto extends Stated {
  @Text({
    optional: true,
    max: 100,
    description: '党组会议文号 / reference of the party-group meeting',
    example: '党组纪要〔2026〕8号',
  })
  readonly meeting?: string;
}
