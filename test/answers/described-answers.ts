import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

interface Response {
  readonly headers?: Readonly<Record<string, { readonly required?: boolean }>>;
  readonly content?: Readonly<Record<string, unknown>>;
}

/** The description of the API, as far as answers are held against it. */
export interface Description {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, Response>> }>>>
  >;
}

/** An answer as it came. */
export interface CameBack {
  readonly method: string;
  /** With its query or without. */
  readonly path: string;
  readonly status: number;
  /** Under their names in lower case. */
  readonly header: (name: string) => string | null | undefined;
  /** The body, parsed where it is JSON; undefined where there is none. */
  readonly body: unknown;
}

/** Headers of single answers: who sends one that is not described has forgotten it. */
const described = ['etag', 'link', 'location', 'xiaohao-position', 'xiaohao-views-behind'];

const pointerTo = (...steps: readonly string[]): string =>
  steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Holds answers against the description of the server that gave them; each shape is compiled when first met. */
export class DescribedAnswers {
  readonly #ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: false });
  readonly #compiled = new Map<string, ValidateFunction>();
  readonly #templates: readonly { readonly template: string; readonly fits: RegExp }[];

  constructor(private readonly description: Description) {
    this.#ajv.addSchema(description, 'api');
    const steps = (template: string) => template.split('{').length;
    // The plainest first: /measures/identical before /measures/{id}.
    this.#templates = Object.keys(description.paths)
      .toSorted((one, other) => steps(one) - steps(other))
      .map((template) => ({
        template,
        fits: new RegExp(`^${template.replaceAll(/[.+*]/g, '\\$&').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
      }));
  }

  /** What is not as described; undefined when all is. */
  fault(answer: CameBack): string | undefined {
    const type = (answer.header('content-type') ?? '').split(';', 1)[0] ?? '';
    if (type === 'application/problem+json')
      return this.#shape(pointerTo('components', 'schemas', 'Problem'), answer.body);
    const path = answer.path.split('?', 1)[0] ?? '';
    const template = this.#templates.find(
      (one) => one.fits.test(path) && this.#operation(one.template, answer),
    );
    if (template === undefined) return 'there is no such operation';
    const response = this.#operation(template.template, answer)?.responses[answer.status];
    if (response === undefined) return `the status ${answer.status} is not described`;
    const { content = {} } = response;
    const steps = ['paths', template.template, answer.method.toLowerCase(), 'responses'];
    return (
      this.#headers(response, answer) ??
      this.#type(Object.keys(content), type) ??
      (type === 'application/json'
        ? this.#shape(pointerTo(...steps, String(answer.status), 'content', type, 'schema'), answer.body)
        : undefined)
    );
  }

  #operation(template: string, { method }: CameBack) {
    return this.description.paths[template]?.[method.toLowerCase()];
  }

  #headers({ headers = {} }: Response, { header }: CameBack): string | undefined {
    const known = Object.entries(headers).map(([name, { required = false }]) => ({
      name: name.toLowerCase(),
      required,
    }));
    const absent = known.find(({ name, required }) => required && (header(name) ?? null) === null);
    if (absent !== undefined) return `the header ${absent.name} is missing`;
    const beside = described.find(
      (name) => (header(name) ?? null) !== null && !known.some((one) => one.name === name),
    );
    return beside === undefined ? undefined : `the header ${beside} is not described`;
  }

  #type(types: readonly string[], type: string): string | undefined {
    if (types.length === 0) return type === '' ? undefined : `a body of type ${type} is not described`;
    return types.includes(type) ? undefined : `the type ${type || 'none'} is not described`;
  }

  #shape(pointer: string, body: unknown): string | undefined {
    const validate = this.#compiled.get(pointer) ?? this.#ajv.compile({ $ref: `api#${encodeURI(pointer)}` });
    this.#compiled.set(pointer, validate);
    if (validate(body)) return undefined;
    // Of several shapes that it might have had, the one that it came nearest to.
    const [error] = (validate.errors ?? []).toSorted(
      (one, other) => other.instancePath.length - one.instancePath.length,
    );
    return `${error?.instancePath || 'the body'} ${error?.message} ${JSON.stringify(error?.params)}`;
  }
}
