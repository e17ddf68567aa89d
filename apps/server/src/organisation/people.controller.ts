import { Body, Controller, Get, Inject, Post, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { edgeProblem } from '@xiaohao/http';
import { type Person, personOn } from '@xiaohao/organisation';
import type { FastifyReply } from 'fastify';
import type { CommandAnswer } from '../desk/command-desk.js';
import type { House } from '../house/house.js';
import { houseToken } from '../house/house-token.js';
import { Admits } from '../identity/admission.js';
import { type Asked, AskedParam } from '../identity/asked.js';
import { IdParam } from '../identity/id-param.js';
import { Answers, Creates } from '../operations/answering.js';
import { dayOf, OrganisationRegister } from './organisation-register.js';
import { DepartureDto, EndAppointmentDto, PostDto, RegisterPersonDto } from './people.dto.js';

/** 人员: who they are, and the posts that they hold, held and will hold. */
@ApiTags('组织 organisation')
@Controller('api/v1/people')
@Admits('organisation.keep')
export class PeopleController {
  constructor(
    private readonly register: OrganisationRegister,
    @Inject(houseToken) private readonly house: House,
  ) {}

  @Get()
  @Admits('organisation.read')
  @Answers({ perhaps: ['ETag'] })
  @ApiOperation({
    summary: '人员，今日的单位与角色，及全部任职 / people as of today, with all their appointments',
    operationId: 'listPeople',
  })
  async people(@Res({ passthrough: true }) reply: FastifyReply) {
    const { people } = await this.register.read(reply);
    return { people: [...people.values()].map((person) => this.#shown(person)) };
  }

  @Get(':id')
  @Admits('organisation.read')
  @Answers({ perhaps: ['ETag'] })
  @ApiOperation({ summary: '一名人员 / one person', operationId: 'readPerson' })
  async person(@IdParam() id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.#shown(await this.#known(id, reply));
  }

  @Get(':id/appointments')
  @Admits('organisation.read')
  @Answers({ perhaps: ['ETag'] })
  @ApiOperation({ summary: '一名人员的任职 / appointments of a person', operationId: 'listAppointments' })
  async appointments(@IdParam() id: string, @Res({ passthrough: true }) reply: FastifyReply) {
    return { appointments: (await this.#known(id, reply)).appointments };
  }

  @Post()
  @Creates()
  @ApiOperation({
    summary: '登记人员及首个任职 / register a person with a first post',
    operationId: 'RegisterPerson',
  })
  registerPerson(@AskedParam() asked: Asked, @Body() body: RegisterPersonDto): Promise<CommandAnswer> {
    const person = asked.facts.ids.of('person');
    const appointment = asked.facts.ids.of('appointment');
    const command = { type: 'RegisterPerson', person, appointment, ...body } as const;
    return this.register.add(asked, person, command, `/api/v1/people/${person}`);
  }

  @Post(':id/appointments')
  @Creates()
  @ApiOperation({ summary: '任职 / appoint', operationId: 'Appoint' })
  appoint(
    @AskedParam() asked: Asked,
    @IdParam() person: string,
    @Body() body: PostDto,
  ): Promise<CommandAnswer> {
    const appointment = asked.facts.ids.of('appointment');
    return this.register.add(
      asked,
      appointment,
      { type: 'Appoint', person, appointment, ...body },
      `/api/v1/people/${person}/appointments`,
    );
  }

  @Post(':id/appointments/:appointment/end')
  @ApiOperation({ summary: '免职 / end an appointment', operationId: 'EndAppointment' })
  end(
    @AskedParam() asked: Asked,
    @IdParam() person: string,
    @IdParam('appointment') appointment: string,
    @Body() { lastDay }: EndAppointmentDto,
  ): Promise<CommandAnswer> {
    return this.register.change(asked, person, { type: 'EndAppointment', person, appointment, lastDay });
  }

  @Post(':id/assignment')
  @ApiOperation({
    summary: '调整岗位：免去现有任职，另任新职 / end all open posts and give another one',
    operationId: 'ReassignPerson',
  })
  reassign(
    @AskedParam() asked: Asked,
    @IdParam() person: string,
    @Body() body: PostDto,
  ): Promise<CommandAnswer> {
    const appointment = asked.facts.ids.of('appointment');
    return this.register.change(asked, person, { type: 'ReassignPerson', person, appointment, ...body });
  }

  @Post(':id/departure')
  @ApiOperation({ summary: '登记离任 / record a departure', operationId: 'RecordDeparture' })
  depart(
    @AskedParam() asked: Asked,
    @IdParam() person: string,
    @Body() { ground }: DepartureDto,
  ): Promise<CommandAnswer> {
    return this.register.change(asked, person, { type: 'RecordDeparture', person, ground });
  }

  #shown(person: Person) {
    return { ...personOn(person, dayOf(this.house.clock.now())), appointments: person.appointments };
  }

  async #known(id: string, reply: FastifyReply): Promise<Person> {
    const person = (await this.register.read(reply)).people.get(id);
    if (!person) throw edgeProblem('NotFound');
    return person;
  }
}
