import ts from 'typescript';

/** A JSON schema, as far as answers need one. */
export interface Schema {
  readonly [keyword: string]: unknown;
}

const has = (type: ts.Type, flags: ts.TypeFlags): boolean => (type.flags & flags) !== 0;
const { TypeFlags } = ts;

/**
 * JSON schemas of the compiler's own types, as `JSON.stringify` writes them: what may be undefined may be absent, and
 * nothing else may be there. It looks at types and not at declarations, so inferred ones and those made of others
 * (picked, spread, of a query's result) are as good as written ones.
 */
export class SchemaOfType {
  /** The named types that were met, by name; others refer to them. */
  readonly named = new Map<string, Schema>();
  readonly #taken = new Map<string, ts.Symbol>();

  /** @param isOurs whether a declaration in this file may give a schema its name */
  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly isOurs: (file: string) => boolean,
  ) {}

  /** @throws when the type has no form in JSON, or two types have one name */
  of(type: ts.Type): Schema {
    const name = this.#nameOf(type);
    if (name === undefined) return this.#shape(type);
    if (!this.named.has(name)) {
      // Taken before it is made, since a type may hold itself.
      this.named.set(name, {});
      this.named.set(name, this.#shape(type));
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  /** The name of an exported interface or alias that takes no arguments and is more than one plain value. */
  #nameOf(type: ts.Type): string | undefined {
    const symbol = type.aliasSymbol ?? type.getSymbol();
    const declaration = symbol?.declarations?.[0];
    if (symbol === undefined || declaration === undefined) return undefined;
    const fits = ts.isInterfaceDeclaration(declaration) || ts.isTypeAliasDeclaration(declaration);
    if (!fits || declaration.typeParameters !== undefined) return undefined;
    const exported = ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Export;
    if (!exported || !this.isOurs(declaration.getSourceFile().fileName)) return undefined;
    const before = this.#taken.get(symbol.name);
    if (before !== undefined && before !== symbol) throw new Error(`two types are called ${symbol.name}`);
    this.#taken.set(symbol.name, symbol);
    return symbol.name;
  }

  #shape(type: ts.Type): Schema {
    if (has(type, TypeFlags.Any | TypeFlags.Unknown)) return {};
    if (type.isUnion()) return this.#union(type);
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (has(type, TypeFlags.BooleanLiteral)) return { const: this.checker.typeToString(type) === 'true' };
    if (has(type, TypeFlags.StringLike)) return { type: 'string' };
    if (has(type, TypeFlags.NumberLike)) return { type: 'number' };
    if (has(type, TypeFlags.Null)) return { type: 'null' };
    if (has(type, TypeFlags.Object | TypeFlags.Intersection)) return this.#object(type);
    throw new Error(`${this.checker.typeToString(type)} has no form in JSON`);
  }

  #union({ types }: ts.UnionType): Schema {
    const there = types.filter((one) => !has(one, TypeFlags.Undefined | TypeFlags.Void));
    const literals = there.filter((one) => one.isStringLiteral() || one.isNumberLiteral());
    const booleans = there.filter((one) => has(one, TypeFlags.BooleanLiteral));
    const others = there
      .filter((one) => !literals.includes(one as never) && !(booleans.length === 2 && booleans.includes(one)))
      .map((one) => this.of(one));
    const values = literals.map((one) => (one as ts.LiteralType).value);
    const schemas = [
      ...(values.length > 0
        ? [values.length === 1 ? { const: values[0] } : { enum: values.toSorted() }]
        : []),
      ...(booleans.length === 2 ? [{ type: 'boolean' }] : []),
      ...others,
    ];
    const [first, second] = schemas;
    if (first === undefined) throw new Error('nothing but undefined has no form in JSON');
    if (second === undefined) return first;
    // A plain type or nothing is written as one list of types.
    const plain = schemas.every((one) => Object.keys(one).length === 1 && typeof one['type'] === 'string');
    return plain ? { type: schemas.map((one) => one['type']) } : { anyOf: schemas };
  }

  #object(type: ts.Type): Schema {
    const { checker } = this;
    if (checker.isArrayType(type)) return { type: 'array', items: this.of(this.#argument(type)) };
    if (checker.isTupleType(type)) {
      const items = checker.getTypeArguments(type as ts.TypeReference).map((one) => this.of(one));
      return { type: 'array', prefixItems: items, minItems: items.length, items: false };
    }
    const written = checker.typeToString(type);
    if (type.getCallSignatures().length > 0) throw new Error(`${written} is called and not written`);
    if (/^(Readonly)?(Map|Set)<|^(Date|Buffer|Uint8Array)\b/.test(written))
      throw new Error(`${written} has no form in JSON`);
    const properties: Record<string, Schema> = {};
    const required: string[] = [];
    for (const property of type.getProperties()) {
      const value = checker.getTypeOfSymbol(property);
      if (has(value, TypeFlags.Undefined | TypeFlags.Never)) continue;
      properties[property.name] = this.of(this.#withoutUndefined(value));
      if (!this.#mayBeAbsent(property, value)) required.push(property.name);
    }
    const more = checker.getIndexInfosOfType(type)[0];
    return {
      type: 'object',
      ...(Object.keys(properties).length > 0 ? { properties } : {}),
      ...(required.length > 0 ? { required: required.toSorted() } : {}),
      additionalProperties: more === undefined ? false : this.of(this.#withoutUndefined(more.type)),
    };
  }

  #argument(type: ts.Type): ts.Type {
    const [argument] = this.checker.getTypeArguments(type as ts.TypeReference);
    if (argument === undefined) throw new Error(`${this.checker.typeToString(type)} is a list of nothing`);
    return argument;
  }

  /** Where nothing but undefined was added to a named type, it is found again under its name. */
  #withoutUndefined(type: ts.Type): ts.Type {
    if (!type.isUnion() || !type.types.some((one) => has(one, TypeFlags.Undefined))) return type;
    const withNull = type.types.some((one) => has(one, TypeFlags.Null));
    return withNull ? type : this.checker.getNonNullableType(type);
  }

  #mayBeAbsent(property: ts.Symbol, type: ts.Type): boolean {
    if ((property.flags & ts.SymbolFlags.Optional) !== 0) return true;
    return type.isUnion() && type.types.some((one) => has(one, TypeFlags.Undefined));
  }
}
