/** Whom a credential stands for. A system acts as the person or administrator whose key it holds. */
export type Caller =
  | { readonly kind: 'administrator'; readonly id: string; readonly key: string }
  | { readonly kind: 'person'; readonly id: string; readonly key: string };
