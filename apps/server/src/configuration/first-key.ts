import { parseKey } from '@xiaohao/access/credentials';
import { ConfigurationError } from './configuration-error.js';

const rule = {
  zh: '应为 xh_<id>_<secret>，secret 不少于 22 个字符',
  en: 'must be xh_<id>_<secret> with a secret of at least 22 characters',
};
const another = { zh: '要另生成一个，请移走此文件', en: 'to have a new one made, move the file away' };

/** Holds what a variable or a file gives for the first administrator's key against its form. @throws ConfigurationError, which does not repeat it */
export function requireFirstKey(
  text: string,
  from: { readonly variable: string } | { readonly file: string },
): void {
  if (parseKey(text) !== undefined) return;
  if ('variable' in from) throw new ConfigurationError(from.variable, `${rule.zh} / ${rule.en}`);
  throw new ConfigurationError(from.file, `${rule.zh}；${another.zh} / ${rule.en}; ${another.en}`);
}
