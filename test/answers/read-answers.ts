import { globSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { type Schema, SchemaOfType } from './schema-of-type.js';

/** What every operation answers when all is well. */
export interface AnswersRead {
  /** By operationId; null: an answer without JSON. */
  readonly operations: Readonly<Record<string, Schema | null>>;
  /** What those refer to. */
  readonly schemas: Readonly<Record<string, Schema>>;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

function optionsOf(): ts.CompilerOptions {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), ts.sys.readFile);
  const { compilerOptions } = config as { readonly compilerOptions: unknown };
  return { ...ts.convertCompilerOptionsFromJson(compilerOptions, root).options, noEmit: true };
}

/** The operationId in a handler's `@ApiOperation`, if it has one. */
function operationOf(member: ts.ClassElement): string | undefined {
  if (!ts.isMethodDeclaration(member)) return undefined;
  for (const { expression } of ts.getDecorators(member) ?? []) {
    if (!ts.isCallExpression(expression) || expression.expression.getText() !== 'ApiOperation') continue;
    const [given] = expression.arguments;
    if (given === undefined || !ts.isObjectLiteralExpression(given)) continue;
    for (const property of given.properties)
      if (
        ts.isPropertyAssignment(property) &&
        property.name.getText() === 'operationId' &&
        ts.isStringLiteral(property.initializer)
      )
        return property.initializer.text;
  }
  return undefined;
}

/** Every handler with an operationId in these files. */
const handlersIn = (files: readonly ts.SourceFile[]): readonly (readonly [string, ts.MethodDeclaration])[] =>
  files.flatMap((file) =>
    file.statements.filter(ts.isClassDeclaration).flatMap(({ members }) =>
      members.flatMap((member) => {
        const operation = operationOf(member);
        return operation === undefined ? [] : [[operation, member as ts.MethodDeclaration] as const];
      }),
    ),
  );

const sorted = <T>(entries: Iterable<readonly [string, T]>): Readonly<Record<string, T>> =>
  Object.fromEntries([...entries].toSorted(([one], [other]) => (one < other ? -1 : 1)));

/**
 * Reads from the controllers' sources what their handlers return.
 * @throws naming the operation whose answer is `unknown` or has no form in JSON
 */
export function readAnswers(): AnswersRead {
  const files = globSync(join(root, 'apps/server/src/**/*.controller.ts')).toSorted();
  const program = ts.createProgram(files, optionsOf());
  const checker = program.getTypeChecker();
  const ours = (file: string): boolean => file.startsWith(root) && !file.includes('/node_modules/');
  const schemas = new SchemaOfType(checker, ours);
  const { TypeFlags } = ts;
  const faults: string[] = [];
  const schemaOf = (handler: ts.MethodDeclaration): Schema | null => {
    const signature = checker.getSignatureFromDeclaration(handler);
    const given = signature && checker.getAwaitedType(signature.getReturnType());
    if (given === undefined || (given.flags & (TypeFlags.Any | TypeFlags.Unknown)) !== 0)
      throw new Error('its handler says nothing of what it returns');
    const without = TypeFlags.Void | TypeFlags.Undefined | TypeFlags.String;
    const isRaw = (given.flags & without) !== 0 || /^Buffer\b/.test(checker.typeToString(given));
    return isRaw ? null : schemas.of(given);
  };
  const operations = handlersIn(files.flatMap((file) => program.getSourceFile(file) ?? [])).flatMap(
    ([operation, handler]) => {
      try {
        return [[operation, schemaOf(handler)] as const];
      } catch (error) {
        faults.push(`${operation}: ${(error as Error).message}`);
        return [];
      }
    },
  );
  if (faults.length > 0) throw new Error(`answers that cannot be described:\n${faults.join('\n')}`);
  return { operations: sorted(operations), schemas: sorted(schemas.named) };
}
