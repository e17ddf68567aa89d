import { keyText, newKey } from '@xiaohao/access/credentials';
import { v7 } from 'uuid';

/** A server's address, and what is needed to act there. */
export interface Office {
  readonly url: string;
  readonly campaign: string;
  readonly unit: string;
  readonly person: string;
  /** Key of a clerk of the unit. */
  readonly key: string;
}

/** An administrator's key to start a server with. */
export const administratorKey = keyText(newKey());

export async function ask(
  url: string,
  key: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Record<string, unknown>> {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = (await response.json()) as Record<string, unknown>;
  if (!response.ok) throw new Error(`${url}: ${response.status} ${JSON.stringify(answer)}`);
  return answer;
}

/** Sets up a unit, a clerk and a campaign over REST. */
export async function furnish(url: string): Promise<Office> {
  const api = `${url}/api/v1`;
  const post = async (path: string, body: unknown) => ask(`${api}${path}`, administratorKey, body);
  const root = String((await post('/units', { name: '示例市工会系统', kind: 'municipalFederation' })).id);
  const unit = String(
    (await post('/units', { name: '示例市甲区总工会', kind: 'districtFederation', parent: root })).id,
  );
  const person = String((await post('/people', { name: '甲区经办人', unit, roles: ['unitClerk'] })).id);
  const key = String((await post('/keys', { person, name: v7() })).secret);
  const campaign = String((await post('/campaigns', { name: '作风建设回头看', startsOn: '2026-01-01' })).id);
  return { url, campaign, unit, person, key };
}

/** The body of a plausible registration. */
export const registration = ({ campaign, unit, person }: Office) => ({
  campaign,
  owner: { kind: 'unit', unit, person },
  discovery: 'organisedCheck',
  source: { channel: 'internalAuditFeedback', paper: '审〔2026〕12号' },
  foundOn: '2026-03-02',
  wording: {
    title: '节日期间公务接待超标准，未附接待清单',
    description: '查阅二月份接待凭证发现，两次接待用餐超出规定标准，未附公函和接待清单，存在变通列支问题。',
  },
  classification: {
    category: 'reception',
    severity: 'moderate',
    difficulty: 'ordinary',
    handling: { kind: 'timeLimited' },
    livelihood: false,
    secrecy: 'internal',
  },
});
