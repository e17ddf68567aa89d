import {
  type AccessChange,
  examineStore,
  judgeStore,
  NoGroup,
  prepareStore,
  StoreNotPrepared,
  StoreUnreachable,
} from '@xiaohao/event-log/eventstoredb';
import { InvalidAddress, readAddress } from '@xiaohao/event-log/store-address';
import { type Command, Option } from 'commander';
import { Declined, Unreachable } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';
import { note, print, printJson } from '../output/print.js';
import { connectionOf } from './global-options.js';

const storeOption = (description: string): Option =>
  new Option('--store <address>', description).env('XIAOHAO_EVENT_STORE').makeOptionMandatory();

/** `xiaohao event-store check`, `prepare`. They speak to the event store itself, not to a server of ours. */
export function addEventStore(program: Command): void {
  const store = program
    .command('event-store')
    .description('事件存储（EventStoreDB / KurrentDB） / the event store');
  store
    .command('check')
    .description('检查能否用作日志 / whether it is fit to hold a log')
    .addOption(storeOption('地址，用服务器所用的账户 / its address, with the server’s own user'))
    .action(async (options: { readonly store: string }, command: Command) => {
      const { lang, json } = connectionOf(command);
      const found = await inWords(lang, options.store, (store) => examineStore(store));
      const findings = judgeStore(found);
      const fit = findings.every(({ fatal }) => !fatal);
      if (json) printJson({ fit, ...found, findings });
      else {
        const { address, version, clockSkew } = found;
        print(message(lang, fit ? 'storeFit' : 'storeUnfit', { address, version, skew: clockSkew ?? '?' }));
        for (const finding of findings) note(`  ${finding.code}: ${finding[lang]}`);
      }
      if (!fit) process.exitCode = exitCodes.refused;
    });
  store
    .command('prepare')
    .description('设置默认权限和 $all 读取权，用管理员账户 / set the access lists, as an administrator')
    .addOption(storeOption('地址，用管理员账户 / its address, with an administrator’s user'))
    .option('--group <name>', '服务器账户所在的组 / the group of the server’s user', 'xiaohao')
    .action(async (options: { readonly store: string; readonly group: string }, command: Command) => {
      const { lang, json } = connectionOf(command);
      const done = await inWords(lang, options.store, (store) => prepareStore(store, options.group));
      if (json) return printJson(done);
      const said = (what: string): string =>
        message(lang, what === 'was so already' ? 'storeWasSo' : 'storeSet');
      print(message(lang, 'storePrepared', { acl: said(done.defaultAcl), readAll: said(done.readAll) }));
      for (const change of done.changes) print(inOneLine(lang, change));
      for (const remark of done.remarks)
        note(message(lang, `storeRemark.${remark}`, { group: options.group }));
    });
}

function inOneLine(lang: Language, { stream, member, before, after }: AccessChange): string {
  const was = before === null ? message(lang, 'storeUnsaid') : before.join(' ');
  return `  ${stream} ${member}: ${was} → ${after.join(' ')}`;
}

/** What goes wrong with a store, as the command line tells it. */
async function inWords<T>(lang: Language, store: string, work: (store: string) => Promise<T>): Promise<T> {
  try {
    return await work(store);
  } catch (error) {
    if (error instanceof InvalidAddress)
      throw new Declined(message(lang, 'storeAddress', { cause: error[lang] }), exitCodes.usage);
    if (error instanceof NoGroup)
      throw new Declined(message(lang, 'storeNoGroup', { group: error.message }), exitCodes.usage);
    if (error instanceof StoreNotPrepared)
      throw new Declined(message(lang, 'storeNotPrepared', { cause: error[lang] }), exitCodes.refused);
    if (!(error instanceof StoreUnreachable)) throw error;
    const { shown } = readAddress(store);
    if (error.why === 'stranger')
      throw new Declined(message(lang, 'storeStranger', { store: shown }), exitCodes.refused);
    throw new Unreachable(shown, error.message);
  }
}
