import { applyDecorators } from '@nestjs/common';
import { ApiQuery } from '@nestjs/swagger';
import { type Params, param, readQuery } from '@xiaohao/http';
import { type ListProblems, problemSorts } from '@xiaohao/ledger';
import {
  difficulties,
  discoveryMethods,
  handlingKinds,
  ownerKinds,
  severities,
  sourceChannels,
  stages,
} from '@xiaohao/problem';

export const filterParams = {
  campaign: param.id(),
  stage: param.someOf(stages),
  unit: param.id(),
  category: param.code(),
  source: param.oneOf(sourceChannels),
  discovery: param.oneOf(discoveryMethods),
  handling: param.oneOf(handlingKinds),
  difficulty: param.oneOf(difficulties),
  severity: param.oneOf(severities),
  ownerKind: param.oneOf(ownerKinds),
  livelihood: param.flag(),
  person: param.id(),
  identifiedFrom: param.date(),
  identifiedTo: param.date(),
  lastChangeFrom: param.date(),
  lastChangeTo: param.date(),
  dueFrom: param.date(),
  dueTo: param.date(),
  text: param.text(100),
} as const satisfies Params;

const paging = {
  sort: param.oneOf(problemSorts),
  direction: param.oneOf(['asc', 'desc'] as const),
  pageSize: param.whole(1, 200),
  cursor: param.text(2_000),
  total: param.flag(),
} as const satisfies Params;

/** The list's query string as the ledger's question. @throws HttpProblem 400 naming the parameter */
export function listingOf(query: Readonly<Record<string, unknown>>): ListProblems {
  const { sort, direction, pageSize, cursor, total, ...filter } = readQuery(
    { ...filterParams, ...paging },
    query,
  );
  return {
    filter,
    ...(sort === undefined ? {} : { sort }),
    ...(direction === undefined ? {} : { direction }),
    ...(pageSize === undefined ? {} : { pageSize }),
    ...(cursor === undefined ? {} : { cursor }),
    ...(total === undefined ? {} : { total }),
  };
}

/** The same declaration in the API's description. */
export const DescribeParams = (declared: Params): ReturnType<typeof applyDecorators> =>
  applyDecorators(
    ...Object.entries(declared).map(([name, rule]) =>
      ApiQuery({ name, required: false, schema: rule.schema }),
    ),
  );

export const ListParams = (): ReturnType<typeof applyDecorators> =>
  DescribeParams({ ...filterParams, ...paging });
