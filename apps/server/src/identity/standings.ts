import { type Caller, type Standing, standingOf } from '@xiaohao/access';
import { chinaTime, dateInZone } from '@xiaohao/working-calendar';
import type { Registers } from '../house/registers.js';

/** As what callers stand now: posts count from the request after the one that changed them. */
export class Standings {
  constructor(
    private readonly registers: Registers,
    private readonly now: () => string,
  ) {}

  async of(caller: Caller | undefined): Promise<Standing> {
    const { state } = await this.registers.organisation();
    return standingOf(caller, state, dateInZone(this.now(), chinaTime));
  }
}
