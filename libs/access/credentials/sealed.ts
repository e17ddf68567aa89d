import { sealed as boxed, opened } from '@xiaohao/sealing';

/**
 * Encrypts a short secret, base64url.
 * @param owner is bound to it: what was sealed for one cannot be opened as another's
 */
export const seal = (text: string, key: Buffer, owner: string): string =>
  boxed(key, Buffer.from(text), owner).toString('base64url');

/** What was sealed. @throws when the key or the owner is another, or a bit was changed */
export const unseal = (sealed: string, key: Buffer, owner: string): string =>
  opened(key, Buffer.from(sealed, 'base64url'), owner).toString('utf8');
