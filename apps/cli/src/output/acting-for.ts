import type { Language } from '../messages.js';

/** A name, with the one for whom somebody acted: 李（代王）. */
export const actingFor = (name: string, principal: string | null | undefined, lang: Language): string => {
  if (principal === null || principal === undefined) return name;
  return lang === 'zh' ? `${name}（代${principal}）` : `${name} (for ${principal})`;
};
