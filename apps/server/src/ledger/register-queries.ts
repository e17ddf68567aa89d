import { Code, CodeText, DateField, Flag, IdField, Text, Whole } from '@xiaohao/http';
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
