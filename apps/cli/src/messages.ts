import { backupEn } from './backup/messages-en.js';
import { backupZh } from './backup/messages-zh.js';
import { en } from './messages-en.js';
import { zh } from './messages-zh.js';
import { movingEn } from './moving/messages-en.js';
import { movingZh } from './moving/messages-zh.js';

const catalogues = { zh: { ...zh, ...backupZh, ...movingZh }, en: { ...en, ...backupEn, ...movingEn } };

export type Language = 'zh' | 'en';
export type MessageCode = keyof typeof catalogues.zh;
type Params = Readonly<Record<string, string | number>>;

/** A message of the catalogue, `{name}` replaced from the params. */
export const message = (language: Language, code: MessageCode, params: Params = {}): string =>
  catalogues[language][code].replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
