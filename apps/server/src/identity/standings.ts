import { type Caller, type Standing, standingOf } from '@xiaohao/access';
import { chinaTime, dateInZone } from '@xiaohao/working-calendar';
import type { Registers } from '../house/registers.js';

/** As what callers stand now: posts and credentials count from the request after the one that changed them. */
export class Standings {
  constructor(
    private readonly registers: Registers,
    private readonly now: () => string,
  ) {}

  async of(caller: Caller | undefined): Promise<Standing> {
    // What is open to everybody stays so when a register cannot be read.
    if (caller === undefined) return { caller, setUpOver: false };
    const { state: organisation } = await this.registers.organisation();
    const { state: access } = await this.registers.access();
    return standingOf(caller, organisation, access, dateInZone(this.now(), chinaTime));
  }
}
