import { Param, type PipeTransform } from '@nestjs/common';
import { edgeProblem } from '../problem-details/edge-problem.js';
import { isId } from './id-field.js';

const idOrNotFound: PipeTransform = {
  transform(value: unknown): string {
    if (isId(value)) return value;
    throw edgeProblem('RouteNotFound');
  },
};

/** A path's id. What is no UUID names nothing: the same 404 as for an id that nobody was given. */
export const IdParam = (name: string): ParameterDecorator => Param(name, idOrNotFound);
