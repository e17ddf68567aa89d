import { Code, CodeText, DateField, Flag, IdField, ListOfCodes, Text, Whole } from '@xiaohao/http';
import { type ReturnDimension, returnDimensions } from '@xiaohao/ledger';
import { type Horizon, horizons, type SignatureMeaning, signatureMeanings } from '@xiaohao/problem';

/** A page of a register. */
export class PageQuery {
  @Whole({ optional: true, min: 1, max: 200 })
  readonly pageSize?: number;
  @Text({ optional: true, max: 2_000 })
  readonly cursor?: string;
}

/** What every register across problems is restricted by. */
export class RegisterQuery extends PageQuery {
  @IdField({ optional: true })
  readonly campaign?: string;
  @IdField({ optional: true })
  readonly unit?: string;
}

class OfProblemQuery extends RegisterQuery {
  @IdField({ optional: true })
  readonly problem?: string;
}

export class MeasuresQuery extends OfProblemQuery {
  @IdField({ optional: true, description: '措施责任人 / who is accountable for the measure' })
  readonly person?: string;
  @IdField({ optional: true, description: '措施责任领导 / who leads the measure' })
  readonly leader?: string;
  @Code(horizons, { optional: true })
  readonly horizon?: Horizon;
  @Flag({ optional: true })
  readonly open?: boolean;
  @DateField({ optional: true })
  readonly dueFrom?: string;
  @DateField({ optional: true })
  readonly dueTo?: string;
}

class DatedQuery extends OfProblemQuery {
  @DateField({ optional: true })
  readonly from?: string;
  @DateField({ optional: true })
  readonly to?: string;
}

export class OpinionsQuery extends DatedQuery {
  @IdField({ optional: true })
  readonly reviewer?: string;
  @Code(['firstReview', 'secondReview'], { optional: true })
  readonly level?: 'firstReview' | 'secondReview';
  @CodeText({ optional: true })
  readonly reason?: string;
  @Flag({ optional: true })
  readonly passed?: boolean;
}

export class ReturnsQuery {
  @ListOfCodes(returnDimensions, {
    minItems: 1,
    maxItems: 2,
    description: '统计维度，可重复一次 / dimension, given once or twice',
  })
  readonly by!: readonly ReturnDimension[];
  @IdField({ optional: true })
  readonly campaign?: string;
  @IdField({ optional: true, description: '责任单位及其下级 / this unit and those under it' })
  readonly unit?: string;
  @IdField({ optional: true })
  readonly problem?: string;
  @IdField({ optional: true })
  readonly reviewer?: string;
  @Code(['firstReview', 'secondReview'], { optional: true })
  readonly level?: 'firstReview' | 'secondReview';
  @CodeText({ optional: true, description: '退回的原因 / why it was returned' })
  readonly reason?: string;
  @DateField({ optional: true, description: '退回日期起 / returned from' })
  readonly from?: string;
  @DateField({ optional: true, description: '退回日期止 / returned until' })
  readonly to?: string;
}

export class SignaturesQuery extends DatedQuery {
  @IdField({ optional: true })
  readonly signer?: string;
  @Code(signatureMeanings, { optional: true })
  readonly meaning?: SignatureMeaning;
  @Flag({ optional: true })
  readonly stale?: boolean;
}

export class IdenticalQuery {
  @IdField({ optional: true })
  readonly campaign?: string;
  @Whole({ optional: true, min: 1, max: 200 })
  readonly limit?: number;
}
