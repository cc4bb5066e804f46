import { z } from 'zod';
import type { Endpoint } from '#contract/endpoint.ts';
import { refusalReplySchema, refusals } from '#contract/refusals.ts';

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Record<string, unknown> => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as Record<string, unknown>;
  return rest;
};

const parametersOf = (schema: z.ZodType, place: 'path' | 'query'): unknown[] => {
  const { properties = {}, required = [] } = schemaOf(schema, 'input') as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, each]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: each,
  }));
};

const operationOf = (endpoint: Endpoint): Record<string, unknown> => ({
  summary: endpoint.summary.en,
  description: `${endpoint.summary.zh}. Permission: ${endpoint.permission}.`,
  parameters: [
    ...parametersOf(endpoint.params, 'path'),
    ...parametersOf(endpoint.query, 'query'),
    ...(endpoint.method === 'GET'
      ? []
      : [
          {
            name: 'x-haizhi',
            in: 'header',
            required: true,
            schema: { type: 'string' },
            description: 'Any value; other sites cannot send it.',
          },
        ]),
  ],
  ...(endpoint.transport === 'upload'
    ? {
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object',
                properties: { file: { type: 'string', format: 'binary' } },
                required: ['file'],
              },
            },
          },
        },
      }
    : endpoint.method === 'POST' || endpoint.method === 'PUT'
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(endpoint.body, 'input') } },
          },
        }
      : {}),
  responses: {
    200:
      endpoint.transport === 'file'
        ? {
            description: 'The file',
            content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
          }
        : { description: 'OK', content: { 'application/json': { schema: schemaOf(endpoint.reply, 'output') } } },
    default: {
      description: `A refusal. This route may answer: ${endpoint.refusals.map((code) => `${code} (${refusals[code].status})`).join(', ') || 'the general ones'}.`,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
    },
  },
});

/** The OpenAPI 3.1 description of the interface, from the contract itself. */
export const openApiOf = (endpoints: readonly Endpoint[], version: string): Record<string, unknown> => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operationOf(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Haizhi',
      version,
      description: 'Recognition and life of Haizhi bases. Sign in by POST /api/session; the session is a cookie.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: { schemas: { Refusal: schemaOf(refusalReplySchema, 'output') } },
  };
};
