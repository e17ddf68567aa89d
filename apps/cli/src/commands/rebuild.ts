import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { connect } from '../connection/connect.js';
import { Declined } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { message } from '../messages.js';
import { print, printJson } from '../output/print.js';
import { progressOf } from '../output/progress.js';
import { connectionOf } from './global-options.js';

interface Views {
  readonly position: string | null;
  readonly rebuilding: { readonly done: number; readonly total: number } | null;
  readonly stalled: string | null;
}

/** `xiaohao rebuild`. */
export function addRebuild(program: Command): void {
  program
    .command('rebuild')
    .description('重建视图，旧视图继续服务 / build the views anew; the present ones serve meanwhile')
    .action(async (_options: unknown, command: Command) => {
      const connection = connectionOf(command);
      const { lang, json } = connection;
      const api = connect(connection);
      const begun = performance.now();
      const progress = progressOf(message(lang, 'rebuilding'));
      await api.post('/views/rebuild', {});
      let views: Views;
      for (;;) {
        views = await api.get<Views>('/views');
        if (views.rebuilding === null) break;
        progress.at(views.rebuilding.done, views.rebuilding.total);
        await pause(100);
      }
      progress.end();
      if (views.stalled !== null)
        throw new Declined(message(lang, 'stalled', { cause: views.stalled }), exitCodes.refused);
      const seconds = Math.round((performance.now() - begun) / 100) / 10;
      if (json) printJson({ ...views, seconds });
      else print(message(lang, 'rebuilt', { position: views.position ?? '0', seconds }));
    });
}
