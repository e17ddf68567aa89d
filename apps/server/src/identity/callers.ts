import type { Caller } from '@xiaohao/access';

/** One way to prove who one is. */
export interface CredentialCheck {
  /** The caller behind a bearer's text; undefined when it is not good, or not of this kind. */
  callerOf(text: string, address: string): Promise<Caller | undefined>;
}

/** The longest bearer text that is looked at, bytes: tokens of identity providers carry claims. */
export const longestBearer = 8_192;

const bearer = new RegExp(`^Bearer ([\\x21-\\x7e]{1,${longestBearer}})$`, 'i');

/** What kind of credential a text claims to be; a signed token has three parts. */
const kindOf = (text: string): 'key' | 'session' | 'token' =>
  text.startsWith('xh_') ? 'key' : text.startsWith('xa_') ? 'session' : 'token';

/** Tells from the `Authorization` header who calls. */
export class Callers {
  constructor(
    private readonly checks: Readonly<Record<ReturnType<typeof kindOf>, CredentialCheck | undefined>>,
  ) {}

  /** Undefined when the credential is not good, for whatever reason. */
  async callerOf(authorization: string, address: string): Promise<Caller | undefined> {
    const text = bearer.exec(authorization)?.[1];
    return text === undefined ? undefined : this.checks[kindOf(text)]?.callerOf(text, address);
  }
}
