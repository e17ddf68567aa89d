/**
 * Chinese, then English, by the name of a member, a parameter, or `owner.member` where a name says something else
 * there: the owner is a schema, an operation, or the member that encloses it.
 */
export type Texts = Readonly<Record<string, string>>;
