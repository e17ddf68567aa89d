import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiBearerAuth } from '@nestjs/swagger';
import { type Operation, policies } from '@xiaohao/access';

export const admissionKey = 'xiaohao:operation';

/** The one place where a route says which policy holds for it; a route without it keeps the server from starting. */
export const Admits = (operation: Operation): ReturnType<typeof applyDecorators> =>
  applyDecorators(
    SetMetadata(admissionKey, operation),
    ...(policies[operation] === 'public' ? [] : [ApiBearerAuth('key')]),
  );
