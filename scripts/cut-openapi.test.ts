import { cutOpenApi, extractText, type JsonObject } from './cut-openapi';

const source: JsonObject = {
  openapi: '3.0.1',
  info: { title: 'Jira', license: { name: 'Apache 2.0' } },
  paths: {
    '/a/{id}': {
      get: {
        operationId: 'getA',
        tags: ['A'],
        description: 'Prose.',
        parameters: [
          { name: 'id', in: 'path', description: 'Prose.', schema: { type: 'string', example: 'x' } },
        ],
        responses: {
          '200': { content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } } },
        },
        'x-atlassian-oauth2-scopes': [{ scheme: 'OAuth2', scopes: ['read:a'] }],
        security: [{ OAuth2: ['read:a'] }],
      },
      delete: { responses: {} },
    },
  },
  components: {
    schemas: {
      A: {
        description: 'Prose.',
        type: 'object',
        properties: {
          description: { type: 'string', description: 'Prose.' },
          properties: { type: 'object', description: 'Prose.' },
          b: { allOf: [{ $ref: '#/components/schemas/B' }] },
        },
      },
      B: { type: 'array', items: { $ref: '#/components/schemas/A' } },
      C: { type: 'string' },
    },
    securitySchemes: { OAuth2: { flows: { code: { scopes: { 'read:a': 'Read.', 'write:a': 'Write.' } } } } },
  },
};

test('keeps the listed operations with their scopes and the schemas they reach, and drops prose', () => {
  const { 'x-notice': notice, ...extract } = cutOpenApi(source, ['GET /a/{id}']);
  expect(notice).toContain('Apache License');
  expect(extract).toEqual({
    openapi: '3.0.1',
    info: { title: 'Jira', license: { name: 'Apache 2.0' } },
    paths: {
      '/a/{id}': {
        get: {
          operationId: 'getA',
          parameters: [{ name: 'id', in: 'path', schema: { type: 'string' } }],
          responses: {
            '200': { content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } } },
          },
          'x-atlassian-oauth2-scopes': [{ scheme: 'OAuth2', scopes: ['read:a'] }],
          security: [{ OAuth2: ['read:a'] }],
        },
      },
    },
    components: {
      schemas: {
        A: {
          type: 'object',
          properties: {
            description: { type: 'string' },
            properties: { type: 'object' },
            b: { allOf: [{ $ref: '#/components/schemas/B' }] },
          },
        },
        B: { type: 'array', items: { $ref: '#/components/schemas/A' } },
      },
      securitySchemes: { OAuth2: { flows: { code: { scopes: { 'read:a': 'Read.' } } } } },
    },
  });
});

test('gives the same text whatever the order of the source', () => {
  const reversed = JSON.parse(JSON.stringify(source)) as JsonObject;
  const paths = reversed.paths as JsonObject;
  const { get, delete: remove } = paths['/a/{id}'] as JsonObject;
  paths['/a/{id}'] = { delete: remove ?? null, get: get ?? null };
  expect(extractText(reversed, ['GET /a/{id}'])).toBe(extractText(source, ['GET /a/{id}']));
});

test('refuses an operation or a schema that the source does not have', () => {
  expect(() => cutOpenApi(source, ['POST /a/{id}'])).toThrow('no operation POST /a/{id}');
  const broken = { ...source, components: { schemas: {}, securitySchemes: {} } };
  expect(() => cutOpenApi(broken, ['GET /a/{id}'])).toThrow('no object A');
});
