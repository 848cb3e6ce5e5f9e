import { applyDecorators } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOperation,
  ApiParam,
  ApiQuery,
  ApiResponse,
  type ApiResponseOptions,
} from '@nestjs/swagger';
import { type ContentObject } from '@nestjs/swagger/dist/interfaces/open-api-spec.interface';
import { type SchemaName } from './schemas';

interface Parameter {
  readonly name: string;
  readonly description: string;
  readonly type?: 'string' | 'integer';
  readonly isRequired?: boolean;
}

interface Description {
  readonly summary: string;
  /** More than one sentence needs. */
  readonly details?: string;
  /** Status of the good answer, 200 unless told. */
  readonly status?: number;
  /** Another status with the same content. */
  readonly alsoStatus?: number;
  /** Schema of the good answer; none for an answer without JSON. */
  readonly answer?: SchemaName;
  readonly media?: string;
  readonly alsoMedia?: string;
  readonly body?: SchemaName;
  /** The body is a file, of any media type. */
  readonly file?: boolean;
  readonly query?: readonly Parameter[];
  readonly headers?: readonly Parameter[];
  readonly params?: readonly Parameter[];
}

const PROBLEM_MEDIA = 'application/problem+json';

const referTo = (name: SchemaName): { $ref: string } => ({ $ref: `#/components/schemas/${name}` });

function contentOf({ answer, media, alsoMedia }: Description): Pick<ApiResponseOptions & object, 'content'> {
  const content: ContentObject = {};
  if (answer !== undefined) content['application/json'] = { schema: referTo(answer) };
  for (const one of [media, alsoMedia]) if (one !== undefined) content[one] = { schema: { type: 'string' } };
  return Object.keys(content).length === 0 ? {} : { content };
}

/** How the API document describes a route. Every route can also answer with a problem. */
export function Describe(route: Description): MethodDecorator {
  const statuses = [route.status ?? 200, ...(route.alsoStatus === undefined ? [] : [route.alsoStatus])];
  return applyDecorators(
    ApiOperation({ summary: route.summary, ...(route.details === undefined ? {} : { description: route.details }) }),
    ...statuses.map((status) => ApiResponse({ status, description: route.summary, ...contentOf(route) })),
    ApiResponse({
      status: 'default',
      description: 'What went wrong (RFC 9457)',
      content: { [PROBLEM_MEDIA]: { schema: referTo('Problem') } },
    }),
    ...(route.body === undefined ? [] : [ApiBody({ required: true, schema: referTo(route.body) })]),
    ...(route.file === true
      ? [ApiConsumes('*/*'), ApiBody({ required: true, schema: { type: 'string', format: 'binary' } })]
      : []),
    ...(route.query ?? []).map(({ name, description, type, isRequired = false }) =>
      ApiQuery({ name, description, required: isRequired, schema: { type: type ?? 'string' } }),
    ),
    ...(route.headers ?? []).map(({ name, description }) =>
      ApiHeader({ name, description, schema: { type: 'string' } }),
    ),
    ...(route.params ?? []).map(({ name, description }) =>
      ApiParam({ name, description, required: true, schema: { type: 'string' } }),
    ),
  );
}

export const PAGE_PARAMETERS: readonly Parameter[] = [
  { name: 'limit', description: 'How many, 1 to 100; 20 unless given', type: 'integer' },
  { name: 'offset', description: 'How many to skip; 0 unless given', type: 'integer' },
];

export const PURPOSE_PARAMETER: Parameter = {
  name: 'purpose',
  description: 'Required of staff: what they read it for, by its code; recorded, and shown to the person concerned',
};
