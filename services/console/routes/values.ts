import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { readValuesFile, VALUE_PROBLEM_CODES } from '#domain/check-ins/values-file.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { reportValues, type ValuesReport } from '#storage/values-import.ts';
import { Problem } from '../../shared/problem.ts';
import { PROBLEMS } from '../schemas.ts';
import { visitorOf } from '../visitor.ts';

const MAX_FILE_BYTES = 16 * 1024 * 1024;
const MOST_VALUES = 10_000;
const FILE_TYPES = ['text/csv', 'text/plain', 'application/octet-stream', 'application/vnd.ms-excel'];

const count = () => Type.Integer({ minimum: 0 });
const ReportSchema = Type.Object({
  rows: count(),
  updated: count(),
  unchanged: count(),
  problems: Type.Array(
    Type.Object({
      line: count(),
      column: Type.String(),
      code: Type.Enum([...VALUE_PROBLEM_CODES]),
      message: Type.String(),
      fix: Type.String(),
    }),
  ),
  dryRun: Type.Boolean(),
  written: Type.Boolean(),
});

/** Figures of key results from other systems; people then add only their confidence and a word. */
export const valueRoutes: FastifyPluginAsyncTypebox<StoreDeps> = async (app, deps) => {
  app.post(
    '/values',
    {
      schema: {
        tags: ['Values'],
        summary: 'Set figures of key results',
        description: 'All of them or, when one has a problem, none. The same figures again change nothing.',
        body: Type.Object({
          values: Type.Array(
            Type.Object({
              keyResult: Type.String({ description: 'Its id or its title.', minLength: 1 }),
              owner: Type.Optional(Type.String({ description: 'Email; where a title is not enough.' })),
              value: Type.Number(),
            }),
            { minItems: 1, maxItems: MOST_VALUES },
          ),
        }),
        querystring: Type.Object({ dryRun: Type.Boolean({ default: false }) }),
        response: { 200: ReportSchema, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { body, query } = request;
      const rows = body.values.map(({ keyResult, owner = '', value }, index) => ({
        line: index + 1,
        keyResult: keyResult.trim(),
        owner: owner.trim(),
        value,
      }));
      const report = await reportValues(deps, {
        rows,
        source: 'api',
        actor: visitorOf(request).actor,
        ...query,
      });
      if (isRefused(report)) return reply.status(422).type('application/problem+json').send(refusal(report));
      return report;
    },
  );

  await app.register(valueFileRoutes, deps);
};

/** Apart, since only here the body may be a file. */
const valueFileRoutes: FastifyPluginAsyncTypebox<StoreDeps> = async (app, deps) => {
  app.addContentTypeParser(
    FILE_TYPES,
    { parseAs: 'buffer', bodyLimit: MAX_FILE_BYTES },
    (_request, body, done) => done(null, body),
  );

  app.post(
    '/values/import',
    {
      bodyLimit: MAX_FILE_BYTES,
      schema: {
        tags: ['Values'],
        summary: 'Import figures from a CSV file',
        description:
          'The body is the file as it is, with the columns key_result, value and, if needed, owner.',
        consumes: FILE_TYPES,
        querystring: Type.Object({ dryRun: Type.Boolean({ default: false }) }),
        response: { 200: ReportSchema, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { body, query } = request;
      if (!(body instanceof Uint8Array)) throw noFile();
      const file = readValuesFile(body);
      const report = await reportValues(deps, {
        ...file,
        source: 'csv',
        actor: visitorOf(request).actor,
        ...query,
      });
      if (isRefused(report)) return reply.status(422).type('application/problem+json').send(refusal(report));
      return report;
    },
  );
};

const isRefused = (report: ValuesReport) => !report.dryRun && !report.written;

/** The whole report goes along: a program needs every line, a person the sentence. */
function refusal(report: ValuesReport) {
  return {
    type: 'urn:quarterdeck:problem:values',
    title: 'No figure was set.',
    status: 422,
    detail: `${report.problems.length} of ${report.rows} rows have a problem. Mend them and send all again.`,
    errors: report.problems.slice(0, 100).map(({ line, column, message, fix }) => ({
      field: column ? `line ${line}, ${column}` : `line ${line}`,
      value: message,
      remedy: fix,
    })),
    ...report,
  };
}

function noFile(): Problem {
  return new Problem({
    code: 'no-file',
    status: 415,
    title: 'There is no file of figures in the request.',
    detail: `Send the file itself as the body, with content-type ${FILE_TYPES.slice(0, 2).join(' or ')}.`,
    errors: [{ field: 'body', value: '', remedy: 'Send the CSV file as it is.' }],
  });
}
