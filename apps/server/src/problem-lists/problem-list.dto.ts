import { IdField, ListOfNested, Text } from '@xiaohao/http';
import { Stated } from '../problems/identification.dto.js';

class ListedProblemDto {
  @IdField({ description: '问题 / problem' })
  readonly problem!: string;
  @IdField({
    optional: true,
    description: '返工后重新提交时所答复的意见 / the opinion that a resubmission answers',
  })
  readonly answers?: string;
  @Text({ optional: true, max: 2_000, description: '返工后的答复 / the answer' })
  readonly answer?: string;
}

export class SubmitListDto extends Stated {
  @ListOfNested(() => ListedProblemDto, {
    minItems: 1,
    maxItems: 200,
    description: '本次上报的问题 / the problems handed in',
  })
  readonly problems!: readonly ListedProblemDto[];
}
