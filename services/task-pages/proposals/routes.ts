import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LinkKey } from '#domain/action-token.ts';
import { PROPOSAL_ANSWERS } from '#domain/kinds.ts';
import type { StoreDeps } from '#storage/deps.ts';
import {
  answerProposal,
  LONGEST_PROPOSAL,
  listOwnProposals,
  listProposals,
  MOST_PROPOSALS,
  propose,
  readProposalPlace,
} from '#storage/proposals.ts';
import { readOkrSets } from '#storage/repositories/okr-content.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { readFields } from '../fields.ts';
import type { FormProblem } from '../form.ts';
import { requireTask } from '../require-task.ts';
import { sendHtml } from '../send.ts';
import { endPage } from '../task-frame.ts';
import { textsOf } from '../view.ts';
import { answersPage, proposePage } from './pages.ts';

interface TokenParams {
  Params: { token: string };
  Querystring: { saved?: string };
}

/** Proposing a goal to one's lead, under any link of one's own, and the lead's answers, under the link of the draft. */
export function addProposalRoutes(
  app: FastifyInstance,
  deps: StoreDeps & { linkKeys: readonly LinkKey[] },
): void {
  const { db } = deps;

  app.get<TokenParams>('/t/:token/propose', async (request, reply) => {
    const task = await requireTask(deps, request, reply);
    return task ? showPropose(request, reply, task) : reply;
  });

  app.post<TokenParams>('/t/:token/propose', async (request, reply) => {
    const task = await requireTask(deps, request, reply);
    if (!task) return reply;
    const words = textsOf(task).proposals;
    const fields = readFields(request.body);
    const typed = { title: fields.text('title').trim(), why: fields.text('why').trim() };
    const problems: FormProblem[] = [];
    if (!typed.title) problems.push({ field: 'title', remedy: words.writeTitle });
    for (const field of ['title', 'why'] as const)
      if (typed[field].length > LONGEST_PROPOSAL[field])
        problems.push({ field, remedy: words.shorten(LONGEST_PROPOSAL[field], typed[field].length) });
    if (problems.length > 0) return showPropose(request, reply, task, { typed, problems });
    const { cycleId, cohortId, personId } = task;
    const kept = await propose(deps, { cycleId, cohortId, personId, ...typed });
    if (kept) return reply.redirect(`/t/${request.params.token}/propose?saved=1`, 303);
    return showPropose(request, reply, task, {
      typed,
      problems: [{ field: 'title', remedy: words.enough(MOST_PROPOSALS) }],
    });
  });

  app.get<TokenParams>('/t/:token/proposals', async (request, reply) => {
    const opened = await openDraft(request, reply);
    return opened ? showAnswers(request, reply, opened) : reply;
  });

  app.post<TokenParams>('/t/:token/proposals', async (request, reply) => {
    const opened = await openDraft(request, reply);
    if (!opened) return reply;
    const { task, departmentId } = opened;
    const words = textsOf(task).proposals;
    const fields = readFields(request.body);
    const proposalId = fields.text('proposal');
    const answer = PROPOSAL_ANSWERS.find((each) => each === fields.text('answer'));
    const said = fields.text('words').trim();
    const problems: FormProblem[] = [];
    if (!answer) problems.push({ field: `answer-${proposalId}`, remedy: words.choose });
    if (said.length > LONGEST_PROPOSAL.why)
      problems.push({
        field: `words-${proposalId}`,
        remedy: words.shorten(LONGEST_PROPOSAL.why, said.length),
      });
    const known = (await listProposals(db, { cycleId: task.cycleId, departmentId })).some(
      ({ id }) => id === proposalId,
    );
    if (!answer || problems.length > 0 || !known)
      return showAnswers(request, reply, opened, {
        problems,
        typed: { proposalId, answer: answer ?? '', words: said },
      });
    await answerProposal(deps, { proposalId, departmentId, answer, words: said, task });
    return reply.redirect(`/t/${request.params.token}/proposals?saved=1`, 303);
  });

  async function showPropose(
    request: FastifyRequest<TokenParams>,
    reply: FastifyReply,
    task: TaskOnPage,
    again?: { typed: { title: string; why: string }; problems: readonly FormProblem[] },
  ): Promise<FastifyReply> {
    const texts = textsOf(task);
    const place = await readProposalPlace(db, task);
    const own = await listOwnProposals(db, task);
    if (!place && own.length === 0) return sendHtml(reply, 200, endPage(texts.proposals.nowhere, texts));
    const saved = !again && Boolean(request.query.saved);
    return sendHtml(
      reply,
      again ? 422 : 200,
      proposePage({ task, token: request.params.token, place, own, saved, ...again }),
    );
  }

  async function showAnswers(
    request: FastifyRequest<TokenParams>,
    reply: FastifyReply,
    { task, departmentId }: { task: TaskOnPage; departmentId: string },
    again?: {
      problems: readonly FormProblem[];
      typed: { proposalId: string; answer: string; words: string };
    },
  ): Promise<FastifyReply> {
    const proposals = await listProposals(db, { cycleId: task.cycleId, departmentId });
    const saved = !again && Boolean(request.query.saved);
    return sendHtml(
      reply,
      again ? 422 : 200,
      answersPage({ task, token: request.params.token, proposals, saved, ...again }),
    );
  }

  /** Only the draft of a department has proposals; from any other link one comes back to its task. */
  async function openDraft(
    request: FastifyRequest<TokenParams>,
    reply: FastifyReply,
  ): Promise<{ task: TaskOnPage; departmentId: string } | null> {
    const task = await requireTask(deps, request, reply);
    if (!task) return null;
    const [set] = task.kind === 'draft' ? await readOkrSets(db, [task.subjectId]) : [];
    if (set?.level === 'department' && set.departmentId) return { task, departmentId: set.departmentId };
    reply.redirect(`/t/${request.params.token}`, 303);
    return null;
  }
}
