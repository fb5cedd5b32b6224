import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { readPolicyKey } from '#domain/organisation-policies/asked.ts';
import { policyInfo } from '#domain/organisation-policies/keys.ts';
import { readOrganisationPolicies } from '#storage/organisation-policies/read.ts';
import { setPolicy, takeBackPolicy } from '#storage/organisation-policies/write.ts';
import { listCountries } from '#storage/repositories/countries.ts';
import { listDepartments } from '#storage/repositories/people.ts';
import { can, visitorOf } from '../../visitor.ts';
import { readForm } from '../form.ts';
import type { PagesDeps } from '../install.ts';
import { consolePage, saidBefore, sayNext, sendPage } from '../layout.ts';
import { refusalOf } from '../refusal.ts';
import { placeWords, policiesBody } from './list-page.ts';
import { type PolicyForm, policyBody } from './one-page.ts';

interface ByKey {
  Params: { key: string };
  Querystring: { department?: string; country?: string };
}

/** What launches start from: seen by whoever may, changed and taken back with a reason. */
export const policyPages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  app.get('/policies', async (request, reply) => {
    const body = policiesBody(await readOrganisationPolicies(deps.db), {
      manages: can(request, 'policy.write', 'organisation'),
      said: saidBefore(request, reply),
    });
    return sendPage(reply, consolePage({ title: 'Policies', body, request, links: deps.links }));
  });

  app.get<ByKey>('/policies/:key', async (request, reply) => {
    const { department = '', country = '' } = request.query;
    const form = { department: String(department), country: String(country), value: '', reason: '' };
    return sendPage(reply, await onePage(request, { form, said: saidBefore(request, reply) }));
  });

  app.post<ByKey>('/policies/:key', async (request, reply) => {
    const posted = readForm(request.body);
    const key = readPolicyKey(request.params.key);
    const form: PolicyForm = {
      department: posted.one('department'),
      country: posted.one('country'),
      value: posted.one('value'),
      reason: posted.one('reason'),
    };
    try {
      const asked = { ...form, key, actor: visitorOf(request).actor };
      const back = posted.one('do') === 'take-back';
      const { changed, place } = await (back ? takeBackPolicy(deps, asked) : setPolicy(deps, asked));
      const where = `${policyInfo(key).label}, ${placeWords(place)}`;
      const done = back ? 'it is taken back' : 'it is decided';
      sayNext(
        reply,
        changed ? `${where}: ${done}, for launches from now on.` : `${where}: it was so already.`,
      );
      return reply.redirect(`/policies/${key}`, 303);
    } catch (error) {
      const problem = refusalOf(error);
      return sendPage(reply, await onePage(request, { form, problem }), problem.status);
    }
  });

  async function onePage(
    request: FastifyRequest<ByKey>,
    more: { form: PolicyForm; said?: string; problem?: { field: string; text: string } },
  ): Promise<string> {
    const key = readPolicyKey(request.params.key);
    const [policies, departments, countries] = await Promise.all([
      readOrganisationPolicies(deps.db),
      listDepartments(deps.db),
      listCountries(deps.db),
    ]);
    const policy = policies.find((each) => each.key === key) ?? { key, places: [] };
    const body = policyBody({
      ...{ said: '', ...more, policy, request },
      departments: departments.map(({ path }) => path),
      countries,
      manages: can(request, 'policy.write', 'organisation'),
    });
    return consolePage({ title: policyInfo(key).label, body, request, links: deps.links });
  }
};
