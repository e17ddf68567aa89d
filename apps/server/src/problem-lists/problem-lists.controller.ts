import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { IdempotencyKeyReused, type RequestFacts, Turns } from '@xiaohao/command-handling';
import { edgeProblem, HttpProblem, IdField, type ProblemParts } from '@xiaohao/http';
import type { ProblemCommand } from '@xiaohao/problem';
import type { FastifyRequest } from 'fastify';
import type { CommandAnswer } from '../desk/command-desk.js';
import { Admits } from '../identity/admission.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { Answers } from '../operations/answering.js';
import { ActOnProblem } from '../problems/act-on-problem.js';
import { ProblemDesk } from '../problems/problem-desk.js';
import { commandSeen, LedgerViews } from '../views/index.js';
import { grantOfRequest } from '../visibility/granted.js';
import { Visibility } from '../visibility/visibility.js';
import { SubmitListDto } from './problem-list.dto.js';

class CompareQuery {
  @IdField({ description: '较早的上报 / the earlier hand-in' })
  readonly before!: string;
  @IdField({ description: '较晚的上报 / the later hand-in' })
  readonly after!: string;
}

/** An entry's own key under that of the hand-in. */
const entryKey = ({ ids }: RequestFacts, problem: string): string =>
  ids.of(`entry/${problem}`).replaceAll('-', '').padEnd(64, '0');

const refusalOf = ({ parts: { code, zh, en } }: HttpProblem) => ({ code, zh: zh.detail, en: en.detail });

/** What became of one entry of a list. */
type Entry = { readonly problem: string; readonly status: number } & (
  | { readonly answer: CommandAnswer }
  | { readonly refusal: ReturnType<typeof refusalOf> }
);

/**
 * 问题清单: a unit hands in its list as one; the hand-ins are the list's versions. Every problem is a record of
 * its own, so each is submitted by itself: the whole list is looked over first, and the same Idempotency-Key
 * finishes what an interruption left.
 */
@ApiTags('清单 problem lists')
@Controller('api/v1/campaigns/:campaign/units/:unit/problem-list')
export class ProblemListsController {
  readonly #turns = new Turns();

  constructor(
    private readonly bus: CommandBus,
    private readonly problems: ProblemDesk,
    private readonly views: LedgerViews,
    private readonly visibility: Visibility,
  ) {}

  @Post('submissions')
  @Admits('problem.act')
  @Answers({ statuses: [200, 207], headers: ['Xiaohao-Position'], perhaps: ['Xiaohao-Views-Behind'] })
  @ApiOperation({ summary: '整单上报审核 / hand in the list', operationId: 'SubmitList' })
  async submit(
    @AskedParam() asked: Asked,
    @IdParam('campaign') campaign: string,
    @IdParam('unit') unit: string,
    @Body() { problems }: SubmitListDto,
  ): Promise<{ readonly list: string; readonly entries: readonly Entry[] }> {
    const list = asked.facts.ids.of('list');
    const commands = problems.map(({ problem, answers, answer }) => ({
      problem,
      command: (answers === undefined
        ? { type: 'SubmitForReview', submission: { list, unit } }
        : {
            type: 'ResubmitProblem',
            answers,
            answer: answer ?? '',
            submission: { list, unit },
          }) satisfies ProblemCommand,
    }));
    const entries: Entry[] = [];
    // One at a time under a key: whoever comes second sees what the first has handed in.
    await this.#turns.take(list, async () => {
      await this.#mustBeTheSame(asked, list);
      await this.#lookOver(asked, { list, campaign }, commands);
      for (const { problem, command } of commands) entries.push(await this.#handIn(asked, problem, command));
    });
    void asked.reply.status(entries.every(({ status }) => status === 200) ? 200 : 207).removeHeader('etag');
    return { list, entries };
  }

  @Get()
  @Admits('ledger.read')
  @ApiOperation({ summary: '清单的各个版本 / versions of the list', operationId: 'listVersions' })
  async versions(
    @IdParam('campaign') campaign: string,
    @IdParam('unit') unit: string,
    @Req() request: FastifyRequest,
  ) {
    return {
      versions: await this.views.ask('listVersions', { campaign, unit, grant: grantOfRequest(request) }),
    };
  }

  @Get('comparison')
  @Admits('ledger.read')
  @ApiOperation({
    summary: '两版对比：新增、改写、撤回 / two versions: added, reworded, withdrawn',
    operationId: 'compareLists',
  })
  async compare(@Query() { before, after }: CompareQuery, @Req() request: FastifyRequest) {
    return this.views.ask('compareLists', { before, after, grant: grantOfRequest(request) });
  }

  /**
   * One key stands for one list: nothing is added to what was handed in under it.
   * @throws IdempotencyKeyReused
   */
  async #mustBeTheSame({ facts }: Asked, list: string): Promise<void> {
    const { keyed } = facts;
    if (!keyed) return;
    const handedIn = await this.views.ask('problemsOfList', { list });
    const keys = [keyed.key, ...handedIn.map((problem) => entryKey(facts, problem))];
    const seen = await Promise.all(keys.map((key) => commandSeen(this.views, key)));
    if (seen.some((one) => one !== null && one.requestDigest !== keyed.request))
      throw new IdempotencyKeyReused();
  }

  /** Nothing is handed in while one entry would be refused, unless this very hand-in has begun before. */
  async #lookOver(
    asked: Asked,
    { list, campaign }: { readonly list: string; readonly campaign: string },
    commands: readonly { readonly problem: string; readonly command: ProblemCommand }[],
  ): Promise<void> {
    if (new Set(commands.map(({ problem }) => problem)).size < commands.length)
      throw edgeProblem('FieldInvalid', {
        errors: [
          {
            pointer: '/problems',
            code: 'ProblemRepeated',
            zh: '问题重复',
            en: 'a problem is there twice',
          },
        ],
      });
    const faults: NonNullable<ProblemParts['errors']>[number][] = [];
    for (const [i, { problem, command }] of commands.entries()) {
      const seen = await this.visibility.problem(asked.grant, problem);
      const target = seen ? await this.problems.target(problem) : null;
      if (target && target.campaign !== campaign) {
        const [zh, en] = ['问题不属于这一专项', 'the problem is of another campaign'];
        faults.push({ pointer: `/problems/${i}/problem`, code: 'ProblemOfOtherCampaign', zh, en });
        continue;
      }
      const refusal = seen
        ? await this.problems.wouldRefuse(problem, command, asked)
        : edgeProblem('NotFound');
      if (!refusal || (asked.facts.keyed && (await this.#isHandedIn(asked, problem, list)))) continue;
      const { code, zh, en } = refusal.parts;
      faults.push({ pointer: `/problems/${i}/problem`, code, zh: zh.detail, en: en.detail });
    }
    if (faults.length > 0) throw edgeProblem('FieldInvalid', { errors: faults });
  }

  async #isHandedIn({ grant }: Asked, problem: string, list: string): Promise<boolean> {
    const events = await this.views.ask('timeline', { problem, grant });
    return events.some(({ data }) => JSON.stringify(data.submission ?? null).includes(list));
  }

  async #handIn(asked: Asked, problem: string, command: ProblemCommand): Promise<Entry> {
    const { facts } = asked;
    const own = facts.keyed && { ...facts.keyed, key: entryKey(facts, problem) };
    const entry: Asked = {
      ...asked,
      facts: own ? { ...facts, keyed: own } : facts,
      matching: () => ({ kind: 'any' }),
    };
    try {
      const answer = await this.bus.execute(new ActOnProblem(entry, { problem, command }));
      return { problem, status: 200, answer };
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      return { problem, status: error.parts.status, refusal: refusalOf(error) };
    }
  }
}
