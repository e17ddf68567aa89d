import type { Command } from 'commander';
import { addIntakeList } from './intake-list.js';
import { addIntakeRegister } from './intake-register.js';
import { addIntakeReporter } from './intake-reporter.js';

/** `xiaohao intake …`. */
export function addIntake(program: Command): void {
  const intake = program.command('intake').description('来件：信访与举报 / intakes: petitions and reports');
  addIntakeRegister(intake);
  addIntakeList(intake);
  addIntakeReporter(intake);
}
