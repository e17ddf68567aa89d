import type { RefusalEntry } from '@xiaohao/deciding';

/** Why a file of units or people is not taken in, as a whole. */
export const fileRefusals = {
  FileNotUtf8: {
    status: 422,
    zh: '文件不是 UTF-8 编码（可能是 GBK）：请另存为 “CSV UTF-8（逗号分隔）”',
    en: 'The file is not UTF-8 (it may be GBK): save it as “CSV UTF-8 (comma delimited)”',
  },
  FileNotCsv: {
    status: 422,
    zh: '第 {line} 行起不是有效的 CSV：检查引号',
    en: 'From line {line} on this is no CSV: look at the quotes',
  },
  FileEmpty: { status: 422, zh: '文件没有内容', en: 'The file is empty' },
  FileTooLarge: { status: 422, zh: '文件超过 2 MiB', en: 'The file is larger than 2 MiB' },
  FileNotSent: {
    status: 422,
    zh: '请以 multipart/form-data 的 file 字段上传',
    en: 'Send it as the field file of a multipart/form-data form',
  },
  TooManyLines: {
    status: 422,
    zh: '文件超过 {most} 行：请分成几个文件',
    en: 'The file has more than {most} lines: send several',
  },
  TooManyChanges: {
    status: 422,
    zh: '一个文件最多改动 {most} 处，此文件有 {found} 处：请分成几个文件',
    en: 'A file changes at most {most} things, this one {found}: send several',
  },
  ImportRefused: {
    status: 422,
    zh: '有 {faults} 处不能导入，全部未导入',
    en: '{faults} faults: nothing of the file was taken in',
  },
} as const satisfies Readonly<Record<string, RefusalEntry>>;

export type FileRefusalCode = keyof typeof fileRefusals;
