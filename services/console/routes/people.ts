import { PassThrough } from 'node:stream';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { ROLES } from '#domain/kinds.ts';
import { type ImportReport, outcomeSentence } from '#domain/people-file/report.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { type ImportProgress, importPeople } from '#storage/people-import.ts';
import { listDepartments, listPeople } from '#storage/repositories/people.ts';
import { Problem, toProblem } from '../../shared/problem.ts';
import { DepartmentSchema, ImportReportSchema, PersonSchema, PROBLEMS } from '../schemas.ts';
import { visitorOf, within } from '../visitor.ts';

/** A people file of 100,000 rows has about 15 MB. */
const MAX_FILE_BYTES = 64 * 1024 * 1024;
const FILE_TYPES = ['text/csv', 'text/plain', 'application/octet-stream', 'application/vnd.ms-excel'];
const NDJSON = 'application/x-ndjson';
const PROGRESS_EVERY_MS = 100;

/** People and departments: import, list. */
export const peopleRoutes: FastifyPluginAsyncTypebox<StoreDeps> = async (app, deps) => {
  app.addContentTypeParser(
    FILE_TYPES,
    { parseAs: 'buffer', bodyLimit: MAX_FILE_BYTES },
    (_request, body, done) => done(null, body),
  );

  app.post(
    '/people/import',
    {
      bodyLimit: MAX_FILE_BYTES,
      schema: {
        tags: ['People'],
        summary: 'Import a people file',
        description:
          'The body is the file as it is. Nothing is written when it has a problem, unless bad rows are to be skipped. ' +
          `With "Accept: ${NDJSON}" lines of {"progress": …} come first and one of {"report": …} or {"problem": …} last.`,
        consumes: FILE_TYPES,
        produces: ['application/json', NDJSON],
        querystring: Type.Object({
          dryRun: Type.Boolean({ default: false }),
          skipBadRows: Type.Boolean({ default: false }),
          removeMissing: Type.Boolean({
            default: false,
            description: 'Whoever the file does not mention leaves; it cannot be taken back.',
          }),
          map: Type.Optional(
            Type.String({
              description:
                'What columns with names of their own are, Vorgesetzter=manager_email, a line each; kept for the next file with the same first line.',
            }),
          ),
        }),
        response: { 200: Type.Unsafe<ImportReport | PassThrough>(ImportReportSchema), ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const bytes = request.body;
      if (!(bytes instanceof Uint8Array)) throw noFile();
      const { map, ...query } = request.query;
      const run = (onProgress?: (progress: ImportProgress) => void) =>
        importPeople(deps, {
          bytes,
          actor: visitorOf(request).actor,
          ...query,
          ...(map === undefined ? {} : { columns: readMap(map) }),
          ...(onProgress ? { onProgress } : {}),
        });
      if (request.headers.accept?.includes(NDJSON)) {
        reply.type(NDJSON);
        return reply.send(streamed(run));
      }
      const report = await run();
      if (isRefused(report)) return reply.status(422).type('application/problem+json').send(refusal(report));
      return report;
    },
  );

  app.get(
    '/people',
    {
      schema: {
        tags: ['People'],
        summary: 'List people',
        querystring: Type.Object({
          search: Type.Optional(Type.String({ description: 'A part of name, email or employee id.' })),
          department: Type.Optional(Type.String({ description: 'A path; what is below it is included.' })),
          role: Type.Optional(Type.Enum([...ROLES])),
          limit: Type.Integer({ default: 100, minimum: 1, maximum: 1000 }),
          offset: Type.Integer({ default: 0, minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
        }),
        response: {
          200: Type.Object({ people: Type.Array(PersonSchema), total: Type.Integer() }),
          ...PROBLEMS,
        },
      },
    },
    async (request) => {
      const { limit, offset, ...filter } = request.query;
      return listPeople(deps.db, { ...filter, within: within(request, 'people.read') }, { limit, offset });
    },
  );

  app.get(
    '/departments',
    {
      schema: {
        tags: ['People'],
        summary: 'List departments',
        response: { 200: Type.Object({ departments: Type.Array(DepartmentSchema) }), ...PROBLEMS },
      },
    },
    async (request) => ({ departments: await listDepartments(deps.db, within(request, 'people.read')) }),
  );
};

function readMap(lines: string): Record<string, string> {
  return Object.fromEntries(
    lines
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line) => [
        line.slice(0, line.lastIndexOf('=')).trim(),
        line.slice(line.lastIndexOf('=') + 1).trim(),
      ]),
  );
}

const isRefused = (report: ImportReport) => !report.dryRun && !report.written;

/** The whole report goes along: a program needs every line, a person the sentence. */
function refusal(report: ImportReport) {
  return {
    type: 'urn:quarterdeck:problem:people-file',
    title: 'The people file was not imported.',
    status: 422,
    detail: outcomeSentence(report),
    errors: report.problems.slice(0, 100).map(({ line, column, message, fix }) => ({
      field: column ? `line ${line}, ${column}` : `line ${line}`,
      value: message,
      remedy: fix,
    })),
    ...report,
  };
}

/** One line of JSON after another; progress at most ten times a second. */
function streamed(
  run: (onProgress: (progress: ImportProgress) => void) => Promise<ImportReport>,
): PassThrough {
  const stream = new PassThrough();
  const line = (value: object) => stream.write(`${JSON.stringify(value)}\n`);
  let lastAt = 0;
  run((progress) => {
    if (performance.now() - lastAt < PROGRESS_EVERY_MS) return;
    lastAt = performance.now();
    line({ progress });
  })
    .then((report) => line({ report }))
    .catch((error: unknown) => line({ problem: toProblem(error) }))
    .finally(() => stream.end());
  return stream;
}

function noFile(): Problem {
  return new Problem({
    code: 'no-file',
    status: 415,
    title: 'There is no people file in the request.',
    detail: `Send the file itself as the body, with content-type ${FILE_TYPES.slice(0, 2).join(' or ')}.`,
    errors: [{ field: 'body', value: '', remedy: 'Send the CSV file as it is.' }],
  });
}
