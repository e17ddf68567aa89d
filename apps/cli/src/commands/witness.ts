import { existsSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { formatNoteKey, isKeyName, keyKinds, NoteSigner, readNoteKey } from '@xiaohao/integrity';
import { keyFile } from '@xiaohao/integrity/folder';
import { acceptLoss, serveWitness, Witness, WitnessMemory } from '@xiaohao/integrity/witness';
import type { Command } from 'commander';
import { Declined } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';
import { note, noteAtOnce, print, printJson } from '../output/print.js';
import { connectionOf, whole } from './global-options.js';

const folderOption = [
  '--folder <folder>',
  '见证人自己的文件夹 / the witness’s own folder',
  './witness',
] as const;
const keyFileOf = (folder: string): string => join(folder, 'witness-key');

/** `xiaohao witness`: for the office that is to see that the log only grows. It knows hashes and no matter. */
export function addWitness(program: Command): void {
  const witness = program
    .command('witness')
    .description('见证人：只为日志的增长签名 / a witness, which cosigns growth alone');
  addInit(witness);
  addLog(witness);
  addRun(witness);
  addList(witness);
  addAcceptLoss(witness);
}

function addInit(witness: Command): void {
  witness
    .command('init')
    .description('建立见证人，打印其公钥 / set a witness up and print its public key')
    .option(...folderOption)
    .requiredOption('--name <name>', '名称，如 witness.example/audit / its name')
    .action(({ folder, name }: { readonly folder: string; readonly name: string }, command: Command) => {
      const { lang } = connectionOf(command);
      if (!isKeyName(name)) throw new Declined(message(lang, 'notAKeyName', { name }), exitCodes.usage);
      if (existsSync(keyFileOf(folder))) {
        const key = formatNoteKey(signerIn(folder, lang).key);
        throw new Declined(message(lang, 'witnessThere', { folder, key }), exitCodes.refused);
      }
      new WitnessMemory(folder).close();
      const { key } = keyFile(keyFileOf(folder), name, keyKinds.cosignature);
      note(message(lang, 'witnessMade', { name, folder }));
      print(formatNoteKey(key));
    });
}

function addLog(witness: Command): void {
  witness
    .command('add-log')
    .description('认得一个日志，凭其公钥 / know a log by its public key')
    .argument('<key>', '日志的公钥（GET /api/v1/integrity 的 key） / the log’s key')
    .option(...folderOption)
    .action((text: string, { folder }: { readonly folder: string }, command: Command) => {
      const { lang } = connectionOf(command);
      const key = readNoteKey(text);
      if (key?.kind !== keyKinds.ed25519)
        throw new Declined(message(lang, 'notAKey', { key: text }), exitCodes.usage);
      signerIn(folder, lang);
      const memory = new WitnessMemory(folder);
      memory.addLog(key, text);
      memory.close();
      note(message(lang, 'logKnown', { origin: key.name }));
    });
}

function addRun(witness: Command): void {
  witness
    .command('run')
    .description('等候检查点（C2SP tlog-witness） / wait for checkpoints')
    .option(...folderOption)
    .option('--host <address>', '监听地址 / address', '127.0.0.1')
    .option('--port <port>', '端口 / port', whole(0, 65_535), 3100)
    .action(
      async (
        { folder, host, port }: { readonly folder: string; readonly host: string; readonly port: number },
        command: Command,
      ) => {
        const { lang } = connectionOf(command);
        const signer = signerIn(folder, lang);
        const memory = new WitnessMemory(folder);
        const server = serveWitness(new Witness(memory, signer, Date.now), (error) =>
          noteAtOnce(String(error)),
        );
        await new Promise<void>((resolve, reject) =>
          server.once('error', reject).listen(port, host, resolve),
        );
        const { port: bound } = server.address() as AddressInfo;
        const url = `http://${host.includes(':') ? `[${host}]` : host}:${bound}`;
        print(message(lang, 'witnessListens', { name: signer.key.name, url }));
        await new Promise<void>((resolve) => {
          for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
        });
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
        memory.close();
      },
    );
}

function addList(witness: Command): void {
  witness
    .command('list')
    .description('认得的日志与拒绝过的检查点 / the logs that are known, and what was refused')
    .option(...folderOption)
    .action(({ folder }: { readonly folder: string }, command: Command) => {
      const { lang, json } = connectionOf(command);
      const key = formatNoteKey(signerIn(folder, lang).key);
      const memory = new WitnessMemory(folder);
      const logs = memory.logs().map(({ origin, last }) => ({ origin, size: last?.size ?? 0 }));
      const refusals = memory.refusals();
      const losses = memory.losses.all();
      memory.close();
      if (json) return printJson({ key, logs, refusals, losses });
      note(message(lang, 'witnessKey', { key }));
      for (const { origin, size } of logs) print(message(lang, 'logLine', { origin, size }));
      for (const { at, origin, why } of refusals) print(message(lang, 'refusalLine', { at, origin, why }));
      for (const { at, origin, fromSize, toSize, ground } of losses)
        print(message(lang, 'lossLine', { at, origin, from: fromSize, to: toSize, ground }));
    });
}

interface LossOptions {
  readonly folder: string;
  readonly lost?: number;
  readonly ground: string;
}

function addAcceptLoss(witness: Command): void {
  witness
    .command('accept-loss')
    .description(
      '认可日志由较早的备份恢复、其后的事件已丢失；留下记录 / agree that a log goes on from an older backup; leaves a record',
    )
    .argument(
      '<checkpoint>',
      '恢复后的日志中最近经本见证人签名的检查点（integrity/witnessed） / the restored log’s last cosigned checkpoint',
    )
    .option(...folderOption)
    .option('--lost <count>', '所知丢失的事件数，须与实际一致 / how many events are lost', whole(1, 2 ** 52))
    .requiredOption('--ground <text>', '理由，一行 / the ground, one line')
    .action((file: string, { folder, lost, ground }: LossOptions, command: Command) => {
      const { lang, json } = connectionOf(command);
      const signer = signerIn(folder, lang);
      if (!existsSync(file)) throw new Declined(message(lang, 'fileUnreadable', { file }), exitCodes.usage);
      if (!isOneLine(ground)) throw new Declined(message(lang, 'groundWanted'), exitCodes.usage);
      const memory = new WitnessMemory(folder);
      const outcome = acceptLoss(
        memory,
        signer,
        { note: readFileSync(file, 'utf8'), lost, ground: ground.trim() },
        Date.now(),
      );
      memory.close();
      if (outcome.kind === 'refused')
        throw new Declined(message(lang, `loss.${outcome.why}`), exitCodes.refused);
      const { from, to } = outcome;
      if (outcome.kind === 'otherNumber')
        throw new Declined(message(lang, 'lossNumber', { from, to, lost: from - to }), exitCodes.refused);
      note(message(lang, 'lossAccepted', { from, to, lost: from - to }));
      if (json) printJson(outcome);
      else print(outcome.statement.trimEnd());
    });
}

const isOneLine = (text: string): boolean =>
  text.trim() !== '' && !/\p{Cc}/u.test(text) && text.length <= 500;

function signerIn(folder: string, lang: Language): NoteSigner {
  const file = keyFileOf(folder);
  const signer = existsSync(file) ? NoteSigner.read(readFileSync(file, 'utf8').trim()) : undefined;
  if (signer?.key.kind !== keyKinds.cosignature)
    throw new Declined(message(lang, 'witnessMissing', { folder }), exitCodes.usage);
  return signer;
}
