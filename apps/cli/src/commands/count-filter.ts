import type { Command } from 'commander';
import type { Api } from '../connection/api.js';
import type { Language } from '../messages.js';
import { type FilterOptions, filterQuery, withFilterOptions } from './problem-filter.js';

/** What is counted by, and which problems are. */
export interface CountOptions extends FilterOptions {
  readonly by: readonly string[];
}

/** Dimensions, parted by commas; the server knows which there are. */
export const dimensions = (text: string): readonly string[] => text.split(',');

/** What is counted, and of which problems. */
export const withCountOptions = (command: Command): Command =>
  withFilterOptions(
    command.requiredOption(
      '--by <dimensions>',
      '统计维度，一至两个，逗号分隔，如 stage,unit / one or two dimensions, such as stage,unit',
      dimensions,
    ),
  );

/** The query of what is counted. */
export async function countQuery(
  api: Api,
  { by, ...filter }: CountOptions,
  lang: Language,
): Promise<URLSearchParams> {
  const query = await filterQuery(api, filter, lang);
  for (const dimension of by) query.append('by', dimension);
  return query;
}
