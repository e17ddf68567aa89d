import type { ProvedSignature } from '@xiaohao/ledger';
import type { SigningKey } from '@xiaohao/signing';
import type { Command } from 'commander';
import { connect } from '../connection/connect.js';
import { Declined } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { message } from '../messages.js';
import { actingFor } from '../output/acting-for.js';
import { localTime } from '../output/local-time.js';
import { print, printJson } from '../output/print.js';
import { table } from '../output/table.js';
import { judgeSignature } from '../verifying/judge-signature.js';
import { findProblem } from './find-problem.js';
import { connectionOf } from './global-options.js';

type Shown = ProvedSignature & {
  readonly signerName: string | null;
  readonly principalName: string | null;
  readonly meaningText: { readonly zh: string; readonly en: string };
};

/** `xiaohao problem signatures`: verifies here, with the public keys alone, and takes nobody's word for it. */
export function addProblemSignatures(problem: Command): void {
  problem
    .command('signatures')
    .description('核验一个问题的全部签字 / verify every signature on one problem')
    .argument('<number>', '编号或标识 / its number or id')
    .action(async (wanted: string, _options: unknown, command: Command) => {
      const connection = connectionOf(command);
      const { lang, json } = connection;
      const api = connect(connection);
      const id = await findProblem(api, wanted, lang);
      const { signatures } = await api.get<{ readonly signatures: readonly Shown[] }>(
        `/problems/${id}/signatures`,
      );
      const { keys } = await api.get<{ readonly keys: readonly SigningKey[] }>('/signing-keys');
      const byId = new Map(keys.map((key) => [key.keyId, key]));
      const judged = signatures.map((signature) => ({
        signature,
        verdict: judgeSignature(id, signature, byId.get(signature.proof?.keyId ?? '')),
      }));
      if (json)
        printJson({
          problem: id,
          signatures: judged.map((one) => ({ ...one.signature, verdict: one.verdict })),
        });
      else
        print(
          table(
            titles[lang].map((title) => ({ title })),
            judged.map(({ signature, verdict }) => [
              signature.revision,
              signature.meaningText[lang],
              actingFor(
                signature.signerName ?? signature.signer,
                signature.principalName ?? signature.onBehalfOf,
                lang,
              ),
              localTime(signature.at),
              signature.proof?.algorithm ?? '',
              signature.proof?.keyId.slice(0, 16) ?? '',
              message(lang, `verdict.${verdict}`),
              signature.stale ? message(lang, 'staleSignature') : '',
            ]),
          ),
        );
      const bad = judged.filter(({ verdict }) => verdict === 'invalid').length;
      if (bad > 0) throw new Declined(message(lang, 'signaturesInvalid', { bad }), exitCodes.refused);
    });
}

const titles = {
  zh: ['版本', '含义', '签字人', '签字时间', '算法', '公钥', '核验', '备注'],
  en: ['Rev.', 'Meaning', 'Signer', 'Signed', 'Algorithm', 'Key', 'Verified', 'Note'],
} as const;
