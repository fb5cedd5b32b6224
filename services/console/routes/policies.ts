import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { wordsOf } from '#domain/launch-policies/words.ts';
import { ORGANISATION_POLICY_KEYS, policyInfo } from '#domain/organisation-policies/keys.ts';
import type { StoreDeps } from '#storage/deps.ts';
import { type OrganisationPolicy, readOrganisationPolicies } from '#storage/organisation-policies/read.ts';
import { type PolicyChange, setPolicy, takeBackPolicy } from '#storage/organisation-policies/write.ts';
import { plain } from '../plain.ts';
import { PROBLEMS } from '../schemas.ts';
import { visitorOf } from '../visitor.ts';

const nullableText = (description: string) => Type.Union([Type.String(), Type.Null()], { description });
const Policies = Type.Object({
  policies: Type.Array(
    Type.Object({
      key: Type.Enum([...ORGANISATION_POLICY_KEYS]),
      label: Type.String(),
      sentence: Type.String({ description: 'What it is about.' }),
      differsIn: Type.Enum(['departments', 'countries', 'everywhere'], {
        description: 'Where it can differ: departments and countries, countries alone, or nowhere.',
      }),
      places: Type.Array(
        Type.Object({
          department: nullableText('A path, with all below it; null for all.'),
          country: nullableText('Null for all.'),
          value: Type.String(),
          words: Type.String({ description: 'What the value means.' }),
          since: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
          by: nullableText('Null where it came with Quarterdeck.'),
          reason: Type.String(),
        }),
        { description: 'The nearest department wins, then the country, then what holds everywhere.' },
      ),
    }),
  ),
});
const Changed = Type.Object({
  key: Type.String(),
  department: nullableText('A path; null for all.'),
  country: nullableText('Null for all.'),
  value: nullableText('What holds there from now on; null where nothing does.'),
  changed: Type.Boolean({ description: 'False where it was so before.' }),
});
const Place = {
  department: Type.Optional(Type.String({ description: 'A name or path; with all below it.' })),
  country: Type.Optional(Type.String({ examples: ['DE'] })),
  reason: Type.String({
    description: 'Why; kept beside the policy.',
    examples: ['Agreed with the works council.'],
  }),
};
const ByKey = Type.Object({ key: Type.String({ examples: ['check-in-rhythm'] }) });
const KEPT = 'Cycles that were launched before keep what they were launched with.';

/** What launches start from, in the organisation, its countries and its departments. */
export const policyRoutes: FastifyPluginAsyncTypebox<StoreDeps> = async (app, deps) => {
  app.get(
    '/policies',
    {
      schema: {
        tags: ['Policies'],
        summary: 'List what launches start from, and where it differs',
        response: { 200: Policies, ...PROBLEMS },
      },
    },
    async () => plain({ policies: (await readOrganisationPolicies(deps.db)).map(present) }),
  );

  app.post(
    '/policies/:key',
    {
      schema: {
        tags: ['Policies'],
        summary: 'Decide a policy, for the whole organisation, a department or a country',
        description: `${KEPT} The same again changes nothing.`,
        params: ByKey,
        body: Type.Object({
          value: Type.Union([Type.String(), Type.Number(), Type.Boolean()], { examples: ['fortnightly'] }),
          ...Place,
        }),
        response: { 200: Changed, ...PROBLEMS },
      },
    },
    async (request) => {
      const { value, reason, department = '', country = '' } = request.body;
      const { key } = request.params;
      const { actor } = visitorOf(request);
      return presentChange(await setPolicy(deps, { key, value, reason, department, country, actor }));
    },
  );

  app.post(
    '/policies/:key/take-back',
    {
      schema: {
        tags: ['Policies'],
        summary: 'Take back what was decided in a place; the next wider place decides again',
        description: `${KEPT} For the whole organisation it is then as it comes with Quarterdeck.`,
        params: ByKey,
        body: Type.Object(Place),
        response: { 200: Changed, ...PROBLEMS },
      },
    },
    async (request) => {
      const { reason, department = '', country = '' } = request.body;
      const { key } = request.params;
      const { actor } = visitorOf(request);
      return presentChange(await takeBackPolicy(deps, { key, reason, department, country, actor }));
    },
  );
};

function present({ key, places }: OrganisationPolicy) {
  const { label, sentence, takes, reach } = policyInfo(key);
  return {
    ...{ key, label, sentence, differsIn: reach },
    places: places.map(({ departmentId: _, ...place }) => ({
      ...place,
      words: wordsOf(takes, place.value),
    })),
  };
}

function presentChange({ key, place, value, changed }: PolicyChange) {
  const { department, country } = place;
  return { key, department, country, value: value ?? null, changed };
}
