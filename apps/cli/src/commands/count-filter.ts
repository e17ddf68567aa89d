import { stageLabels, stages } from '@xiaohao/problem';
import { type Command, InvalidArgumentError } from 'commander';
import type { Api } from '../connection/api.js';
import type { Language } from '../messages.js';
import { unitIdOf } from './unit-id.js';

/** Which problems a list or a count is about. */
export interface FilterOptions {
  readonly stage?: readonly string[];
  readonly unit?: string;
  readonly category?: string;
  readonly campaign?: string;
  readonly overdue?: true;
}

/** Stages by code or by their Chinese name, parted by commas. */
export function stageCodes(text: string): readonly string[] {
  return text.split(',').map((given) => {
    const found = stages.find((stage) => stage === given || stageLabels[stage].zh === given);
    if (found) return found;
    const known = stages.map((stage) => `${stage} ${stageLabels[stage].zh}`).join(', ');
    throw new InvalidArgumentError(`应为其一 / must be one of: ${known}`);
  });
}

/** Dimensions, parted by commas; the server knows which there are. */
const dimensions = (text: string): readonly string[] => text.split(',');

/** What is counted, and of which problems. */
export const withCountOptions = (command: Command): Command =>
  command
    .requiredOption(
      '--by <dimensions>',
      '统计维度，一至两个，逗号分隔，如 stage,unit / one or two dimensions, such as stage,unit',
      dimensions,
    )
    .option('--stage <stages>', '阶段，逗号分隔，代码或中文 / stages, by code or Chinese name', stageCodes)
    .option('--unit <unit>', '责任单位及其下级：标识或名称 / unit with those under it, by id or name')
    .option('--category <code>', '类别 / category')
    .option('--campaign <id>', '专项 / campaign')
    .option('--overdue', '只计当日已逾期的 / those overdue on that day');

/** The query of what is counted. */
export async function countQuery(
  api: Api,
  { by, stage = [], unit, category, campaign, overdue }: FilterOptions & { readonly by: readonly string[] },
  lang: Language,
): Promise<URLSearchParams> {
  const id = await unitIdOf(api, unit, lang);
  const query = new URLSearchParams({
    ...(id === undefined ? {} : { unit: id }),
    ...(category === undefined ? {} : { category }),
    ...(campaign === undefined ? {} : { campaign }),
    ...(overdue ? { overdue: 'true' } : {}),
  });
  for (const dimension of by) query.append('by', dimension);
  for (const one of stage) query.append('stage', one);
  return query;
}
