import { DateField, Text } from '@xiaohao/http';
import { Stated } from './identification.dto.js';

export class RequestExtensionDto extends Stated {
  @DateField({ description: '申请的新期限 / the date asked for' })
  readonly dueOn!: string;
  @Text({ max: 1_000, description: '延期理由 / reason' })
  readonly reason!: string;
  @Text({ max: 2_000, description: '目前进展 / progress so far' })
  readonly progress!: string;
}

export class ExtensionOpinionDto extends Stated {
  @Text({ max: 1_000, description: '意见 / opinion' })
  readonly opinion!: string;
}
