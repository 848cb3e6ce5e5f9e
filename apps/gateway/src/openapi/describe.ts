import { applyDecorators } from '@nestjs/common';
import {
  ApiBody,
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
}

interface Description {
  readonly summary: string;
  /** Status of the good answer, 200 unless told. */
  readonly status?: number;
  /** Another status with the same content. */
  readonly alsoStatus?: number;
  /** Schema of the good answer; none for an answer without JSON. */
  readonly answer?: SchemaName;
  readonly media?: string;
  readonly body?: SchemaName;
  readonly query?: readonly Parameter[];
  readonly headers?: readonly Parameter[];
  readonly params?: readonly Parameter[];
}

const PROBLEM_MEDIA = 'application/problem+json';

const referTo = (name: SchemaName): { $ref: string } => ({ $ref: `#/components/schemas/${name}` });

function contentOf({ answer, media }: Description): Pick<ApiResponseOptions & object, 'content'> {
  const content: ContentObject = {};
  if (answer !== undefined) content['application/json'] = { schema: referTo(answer) };
  if (media !== undefined) content[media] = { schema: { type: 'string' } };
  return Object.keys(content).length === 0 ? {} : { content };
}

/** How the API document describes a route. Every route can also answer with a problem. */
export function Describe(route: Description): MethodDecorator {
  const statuses = [route.status ?? 200, ...(route.alsoStatus === undefined ? [] : [route.alsoStatus])];
  return applyDecorators(
    ApiOperation({ summary: route.summary }),
    ...statuses.map((status) => ApiResponse({ status, description: route.summary, ...contentOf(route) })),
    ApiResponse({
      status: 'default',
      description: 'What went wrong (RFC 9457)',
      content: { [PROBLEM_MEDIA]: { schema: referTo('Problem') } },
    }),
    ...(route.body === undefined ? [] : [ApiBody({ required: true, schema: referTo(route.body) })]),
    ...(route.query ?? []).map(({ name, description, type }) =>
      ApiQuery({ name, description, required: false, schema: { type: type ?? 'string' } }),
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
