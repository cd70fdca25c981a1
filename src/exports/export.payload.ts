import { Field, ObjectType } from '@nestjs/graphql';
import { InstantScalar } from '../graphql/scalars.js';

@ObjectType('RequestExportPayload', {
  description: 'Where the file is. It is made when it is fetched, once, with the rights of that moment.',
})
export class RequestExportPayload {
  @Field(() => String, {
    description: 'Path of the file at this server. Who has it needs no token: it is for its holder alone.',
  })
  readonly url: string;

  @Field(() => String, { description: 'Path of its codebook: columns, definition, times, citation. CSV.' })
  readonly codebookUrl: string;

  @Field(() => InstantScalar, { description: 'Until when both answer.' })
  readonly expiresAt: string;
}
