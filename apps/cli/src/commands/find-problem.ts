import type { ProblemPage } from '@xiaohao/ledger';
import type { Api } from '../connection/api.js';
import { Declined } from '../connection/faults.js';
import { exitCodes } from '../exit-codes.js';
import { type Language, message } from '../messages.js';

const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The id of the problem that is meant by a number or by its id. @throws Declined when there is none */
export async function findProblem(api: Api, wanted: string, lang: Language): Promise<string> {
  if (id.test(wanted)) return wanted;
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = new URLSearchParams({
      text: wanted,
      pageSize: '200',
      ...(cursor === '' ? {} : { cursor }),
    });
    const page: ProblemPage = await api.get<ProblemPage>(`/problems?${query}`);
    const found = page.problems.find(({ number }) => number === wanted);
    if (found) return found.id;
    cursor = page.next;
  }
  throw new Declined(message(lang, 'notFound', { wanted }), exitCodes.refused);
}
