import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { FINDING_KINDS } from '#domain/doctor.ts';
import type { Doctor } from '../../worker/doctor.ts';
import { PROBLEMS } from '../schemas.ts';

const Examination = {
  workflows: Type.Integer({ description: 'How many workflows should be running.' }),
  temporalAnswers: Type.Boolean({ description: 'False when Temporal could not be asked.' }),
  findings: Type.Array(
    Type.Object({
      kind: Type.Enum([...FINDING_KINDS]),
      subject: Type.String(),
      cycleId: Type.Union([Type.String(), Type.Null()]),
      text: Type.String(),
      remedy: Type.Union([Type.String(), Type.Null()], {
        description: 'What mending does; null where a person has to decide.',
      }),
    }),
  ),
};

/** What disagrees between the store and Temporal, and mending it. */
export const doctorRoutes: FastifyPluginAsyncTypebox<{ doctor: Doctor }> = async (app, { doctor }) => {
  app.get(
    '/doctor',
    {
      schema: {
        tags: ['Operations'],
        summary: 'What disagrees between the store and Temporal',
        response: { 200: Type.Object(Examination), ...PROBLEMS },
      },
    },
    () => doctor.examine(),
  );
  app.post(
    '/doctor/mend',
    {
      schema: {
        tags: ['Operations'],
        summary: 'Mends what can be mended without deciding anything',
        description:
          'Starts workflows that are missing, wakes those that are late, ends those that are needless.',
        response: { 200: Type.Object({ ...Examination, mended: Type.Array(Type.String()) }), ...PROBLEMS },
      },
    },
    () => doctor.mend(),
  );
};
