import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { RequestIds } from '@xiaohao/command-handling';
import { attachment, Produces } from '@xiaohao/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { fileOfForm, TakesForm } from '../../forms/forms.js';
import type { House } from '../../house/house.js';
import { houseToken } from '../../house/house-token.js';
import { Admits } from '../../identity/admission.js';
import { type Asked, AskedParam } from '../../identity/asked.js';
import { Answers, Downloads } from '../../operations/answering.js';
import { contextOf, dayOf, OrganisationRegister } from '../organisation-register.js';
import { type Column, personColumns, unitColumns } from './columns.js';
import { fileProblem, importProblem } from './file-problem.js';
import { exportPeople, planPeople } from './people-file.js';
import { Plan } from './plan.js';
import { type Row, readCsv } from './read-csv.js';
import { exportUnits, planUnits } from './units-file.js';

const largest = 2 * 1024 * 1024;
/** So many that their events fit into one append, whatever they say. */
const mostChanges = 500;

/** What a file led to. */
export interface ImportReport {
  readonly lines: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Of those added and changed, how many lines wait for a second person; absent: none. */
  readonly pending?: number;
  readonly revision: string;
}

/** 名册文件: units and people as CSV, out and in. All of a file is taken in or nothing of it. */
@ApiTags('组织 organisation')
@Controller('api/v1/organisation')
@Admits('organisation.keep')
export class OrganisationFilesController {
  constructor(
    private readonly register: OrganisationRegister,
    @Inject(houseToken) private readonly house: House,
  ) {}

  @Get('units.csv')
  @Admits('organisation.read')
  @Produces('text/csv')
  @Downloads({ perhaps: ['ETag'] })
  @ApiOperation({ summary: '导出单位 / units as CSV', operationId: 'exportUnits' })
  async units(@Res() reply: FastifyReply): Promise<void> {
    await this.#send(
      reply,
      attachment('单位.csv', 'units.csv'),
      exportUnits(await this.register.read(reply)),
    );
  }

  @Get('people.csv')
  @Admits('organisation.read')
  @Produces('text/csv')
  @Downloads({ perhaps: ['ETag'] })
  @ApiOperation({ summary: '导出人员与任职 / people and their posts as CSV', operationId: 'exportPeople' })
  async people(@Res() reply: FastifyReply): Promise<void> {
    const today = dayOf(this.house.clock.now());
    const content = exportPeople(await this.register.read(reply), today);
    await this.#send(reply, attachment('人员.csv', 'people.csv'), content);
  }

  @Post('units.csv')
  @TakesForm()
  @Answers({ statuses: [200], perhaps: ['ETag', 'Xiaohao-Position', 'Xiaohao-Views-Behind'] })
  @ApiOperation({ summary: '导入单位 / take in a file of units', operationId: 'ImportUnits' })
  importUnits(@AskedParam() asked: Asked, @Req() request: FastifyRequest): Promise<ImportReport> {
    return this.#takeIn(asked, request, unitColumns, planUnits);
  }

  @Post('people.csv')
  @TakesForm()
  @Answers({ statuses: [200], perhaps: ['ETag', 'Xiaohao-Position', 'Xiaohao-Views-Behind'] })
  @ApiOperation({ summary: '导入人员与任职 / take in a file of people', operationId: 'ImportPeople' })
  importPeople(@AskedParam() asked: Asked, @Req() request: FastifyRequest): Promise<ImportReport> {
    return this.#takeIn(asked, request, personColumns, planPeople);
  }

  async #takeIn(
    asked: Asked,
    request: FastifyRequest,
    columns: readonly Column[],
    work: (plan: Plan, rows: readonly Row[]) => Promise<void>,
  ): Promise<ImportReport> {
    const { rows, faults: unread } = readCsv(await bytesOf(request), columns);
    const { state, revision } = await this.register.now();
    const ids = new RequestIds();
    let made = 0;
    const newId = (): string => ids.of(`line-${made++}`);
    const plan = new Plan(state, contextOf(asked.caller.id, this.house.clock.now()), newId);
    await work(plan, rows);
    const { commands, added, changed, unchanged, pending } = plan;
    const faults = [...unread, ...plan.faults];
    if (faults.length > 0) throw importProblem(columns, faults);
    if (commands.length > mostChanges)
      throw fileProblem('TooManyChanges', { most: mostChanges, found: commands.length });
    const waiting = pending === 0 ? {} : { pending };
    const report = { lines: rows.length, added, changed, unchanged, ...waiting };
    void asked.reply.status(200);
    if (commands.length === 0) return { ...report, revision };
    const answer = await this.register.settle(
      withoutKey(asked),
      { type: 'KeepMany', commands },
      revision === 'absent' ? { kind: 'fresh' } : { kind: 'match', revision },
    );
    return { ...report, revision: answer.revision };
  }

  async #send(reply: FastifyReply, disposition: string, content: string): Promise<void> {
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', disposition)
      .send(content);
  }
}

/** The same file again changes nothing, so its request needs no memory of its own. */
function withoutKey({ facts: { keyed: _, ids: _keyed, ...facts }, ...asked }: Asked): Asked {
  return { ...asked, facts: { ...facts, ids: new RequestIds() } };
}

/** The bytes of the form's one file. @throws HttpProblem when there is none, or too much of it */
async function bytesOf(request: FastifyRequest): Promise<Uint8Array> {
  const bytes = await fileOfForm(request, largest, (part) => part.toBuffer());
  if (bytes === undefined) throw fileProblem('FileNotSent');
  if (bytes.length > largest) throw fileProblem('FileTooLarge');
  return bytes;
}
