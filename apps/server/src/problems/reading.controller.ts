import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { edgeProblem, etagOf, IdField } from '@xiaohao/http';
import type { Past, ProblemLine } from '@xiaohao/ledger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Admits } from '../identity/admission.js';
import { callerOf, readerOf } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { ListQuery, listingOf, listZone } from '../ledger/list-params.js';
import { pastOfLedger, tellPoint } from '../ledger/past-of-ledger.js';
import { Answers } from '../operations/answering.js';
import { Paged } from '../operations/paged.js';
import { LedgerViews } from '../views/index.js';
import { grantOfRequest } from '../visibility/granted.js';
import { ClockReading } from './clock-reading.js';
import { PastDesk, type ProblemThen } from './past/past-desk.js';
import { PastQuery } from './past/past-query.js';
import type { PermittedAction } from './permitted-actions.js';
import { ProblemDesk } from './problem-desk.js';
import type { ProblemNow, ShownLine, ShownPage } from './shown-problems.js';

class ActionsQuery {
  @IdField({ optional: true, description: '代谁办理 / for whom one would act' })
  readonly onBehalfOf?: string;
}

/** The list, one problem whole, and what may be done with it. */
@ApiTags('台账 ledger')
@Controller('api/v1/problems')
@Admits('problem.read')
export class ReadingController {
  constructor(
    private readonly problems: ProblemDesk,
    private readonly views: LedgerViews,
    private readonly past: PastDesk,
    private readonly clock: ClockReading,
  ) {}

  @Get()
  @Paged()
  @ApiOperation({
    summary: '问题清单：筛选、检索、排序、分页；可问当时 / list, filter, search, sort, page; or as it stood',
    operationId: 'listProblems',
  })
  async list(@Query() query: ListQuery, @Req() request: FastifyRequest): Promise<ShownPage> {
    const past = pastOfLedger(query, this.clock.now());
    return past === undefined ? this.#present(query, request) : this.#past(query, past, request);
  }

  @Get(':id')
  @Answers({ perhaps: ['ETag'] })
  @ApiOperation({
    summary:
      '一个问题的全部内容与可行操作；可问当时 / one problem, whole, with what you may do now; or as it stood',
    operationId: 'readProblem',
  })
  async read(
    @IdParam() id: string,
    @Query() query: PastQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProblemNow | ProblemThen> {
    if (query.asOf !== undefined || query.knownAt !== undefined)
      return this.past.problem(id, grantOfRequest(request), query);
    const document = await this.views.ask('readProblem', { problem: id });
    if (document === null) throw edgeProblem('NotFound');
    void reply.header('etag', etagOf(document.revision));
    const { today, overdue, overdueAgainstOriginal } = await this.clock.read(id, false);
    const actions = await this.#actions(id, request);
    return { ...document, today, overdue, overdueAgainstOriginal, actions };
  }

  @Get(':id/actions')
  @ApiOperation({
    summary: '我现在可以做什么，其余为何不可 / what you may do now, and why not the rest',
    operationId: 'readActions',
  })
  async actions(
    @IdParam() id: string,
    @Query() query: ActionsQuery,
    @Req() request: FastifyRequest,
  ): Promise<{ readonly actions: readonly PermittedAction[] }> {
    return { actions: await this.#actions(id, request, query.onBehalfOf) };
  }

  async #present(query: ListQuery, request: FastifyRequest): Promise<ShownPage> {
    const today = this.clock.today(listZone);
    const asked = { ...listingOf(query), ...readerOf(request), today };
    const page = await this.views.ask('listProblems', asked);
    return { ...page, today, problems: page.problems.map((line) => withLateness(line, today)) };
  }

  /** Lateness is that of the day that was asked for. */
  async #past(query: ListQuery, past: Past, request: FastifyRequest): Promise<ShownPage> {
    const now = this.clock.now();
    const asked = { ...listingOf(query), ...readerOf(request), past, now };
    const { place, ...page } = await this.views.askPast('listAsOf', asked);
    const { day } = place;
    const problems = page.problems.map((line) => withLateness(line, day));
    return { ...page, today: day, problems, past: tellPoint(query, place) };
  }

  async #actions(
    id: string,
    request: FastifyRequest,
    onBehalfOf?: string,
  ): Promise<readonly PermittedAction[]> {
    const caller = callerOf(request);
    return caller.kind === 'person' ? this.problems.actions(id, { caller, onBehalfOf }) : [];
  }
}

const isAfter = (today: string, date: string | null): boolean => date !== null && today > date;

/** Overdue against the dates that hold, and against the original ones, side by side. */
const withLateness = (line: ProblemLine, today: string): ShownLine => ({
  ...line,
  overdue: isAfter(today, line.overdueAfter),
  overdueAgainstOriginal: isAfter(today, line.originalOverdueAfter),
});
