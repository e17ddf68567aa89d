/** Values that a text names, such as `{max}`. */
export type Params = Readonly<Record<string, string | number>>;

const PLACE = /\{(\w+)\}/g;

/** Puts `params` into the `{places}` of a text; a place without a value stays as it is written. */
export const fillTemplate = (template: string, params: Params = {}): string =>
  template.includes('{')
    ? template.replace(PLACE, (place, name: string) =>
        Object.hasOwn(params, name) ? String(params[name]) : place,
      )
    : template;
