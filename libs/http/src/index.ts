export { etagOf, holdsAlready, parseIdempotencyKey, parseIfMatch } from './conditional/conditional.js';
export { bodyLimit, type Translate } from './edge/as-problem.js';
export { createHttpEdge, edgeCodes, type HttpEdge, type HttpOptions } from './edge/http-adapter.js';
export * from './fields/fields.js';
export { type Params, param, type ReadParams, readQuery } from './fields/query.js';
export { isId, isRealDate } from './fields/rules.js';
export { StrictValidation } from './fields/strict-validation.js';
export { type EdgeCode, edgeCatalogue, edgeProblem } from './problem-details/edge-catalogue.js';
export {
  type FieldFault,
  HttpProblem,
  type ProblemDetails,
  type ProblemTexts,
} from './problem-details/problem-details.js';
export { refusalProblem } from './problem-details/refusal-problem.js';
export { forbiddenCharacter } from './strict-body/forbidden-characters.js';
export { parseStrictJson } from './strict-body/strict-json.js';
