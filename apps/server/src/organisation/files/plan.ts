import { isRefusal } from '@xiaohao/deciding';
import { fillTemplate } from '@xiaohao/http';
import {
  type Organisation,
  type OrganisationContext,
  organisationDecider,
  organisationRefusals,
  type SingleCommand,
} from '@xiaohao/organisation';
import type { Row } from './read-csv.js';
import type { RowFault } from './row-faults.js';

/** What a file leads to, line by line, each on what the lines before it lead to. */
export class Plan {
  readonly commands: SingleCommand[] = [];
  readonly faults: RowFault[] = [];
  added = 0;
  changed = 0;
  unchanged = 0;

  constructor(
    /** As it will stand after the lines so far. */
    public reached: Organisation,
    readonly context: OrganisationContext,
    readonly newId: () => string,
  ) {}

  /** Takes a line's commands in, or notes why the register would refuse the first one. */
  take(
    row: Row,
    what: 'added' | 'changed',
    commands: readonly SingleCommand[],
    columns: PointerColumns,
  ): void {
    let reached = this.reached;
    for (const command of commands) {
      const decision = organisationDecider.decide(command, reached, this.context);
      if (isRefusal(decision)) {
        const { zh, en } = organisationRefusals[decision.refused];
        this.faults.push({
          line: row.line,
          column: columns[decision.pointer ?? ''] ?? columns[''],
          code: decision.refused,
          zh: fillTemplate(zh, decision.params),
          en: fillTemplate(en, decision.params),
        });
        return;
      }
      reached = decision.reduce(organisationDecider.evolve, reached);
    }
    this.reached = reached;
    this.commands.push(...commands);
    this[what] += 1;
  }
}

/** The column that a pointer of the register's refusals means; `''` for a refusal that names no field. */
export type PointerColumns = Readonly<Record<string, string>> & { readonly '': string };
