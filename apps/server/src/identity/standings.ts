import { type Caller, type Standing, standingOf } from '@xiaohao/access';
import { dateInZone } from '@xiaohao/working-calendar';
import type { Registers } from '../house/registers.js';

/** The zone whose calendar decides on which day a post is held. */
const zone = 'Asia/Shanghai';

/** As what callers stand now: posts count from the request after the one that changed them. */
export class Standings {
  constructor(
    private readonly registers: Registers,
    private readonly now: () => string,
  ) {}

  async of(caller: Caller | undefined): Promise<Standing> {
    const { state } = await this.registers.organisation();
    return standingOf(caller, state, dateInZone(this.now(), zone));
  }
}
