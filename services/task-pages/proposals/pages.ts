import { html } from 'ghtml';
import { PROPOSAL_ANSWERS } from '#domain/kinds.ts';
import type { Proposal, ProposalPlace } from '#storage/proposals.ts';
import type { TaskOnPage } from '#storage/repositories/task-page.ts';
import { join, page } from '../../shared/ui/page.ts';
import { type FormProblem, problemList, radioGroup, textArea, textField } from '../form.ts';
import { footerLinks } from '../task-frame.ts';
import { textsOf } from '../view.ts';

/** @returns the page on which somebody proposes goals, with what they have proposed so far and what was said to it. */
export function proposePage(model: {
  task: TaskOnPage;
  token: string;
  place: ProposalPlace | undefined;
  own: readonly Proposal[];
  saved: boolean;
  typed?: { title: string; why: string };
  problems?: readonly FormProblem[];
}): string {
  const { task, token, place, own, saved, typed = { title: '', why: '' }, problems = [] } = model;
  const { proposals: words, frame } = textsOf(task);
  return framed(task, token, words.title, [
    place && html`<p class="lead">${words.lead(place.leadName, place.departmentName)}</p>`,
    saved && html`<p class="note" role="status">${words.saved}</p>`,
    problemList(problems, frame),
    place &&
      html`<form method="post" action="/t/${token}/propose">!${textField({ name: 'title', ...words.goal, value: typed.title, problems })}
        !${textArea({ name: 'why', ...words.why, value: typed.why, problems })}
        <div class="buttons"><button type="submit">${words.send}</button></div></form>`,
    own.length > 0 &&
      html`<h2>${words.own}</h2><ul>!${own
        .map(
          ({ title, answer, words: said }) =>
            html`<li dir="auto">${title} <span class="tag">${answer ? words.answers[answer].said : words.waiting}</span>!${said ? html`<blockquote>${said}</blockquote>` : ''}</li>`,
        )
        .join('')}</ul>`,
  ]);
}

/** @returns the lead's page: every proposal with its answer. */
export function answersPage(model: {
  task: TaskOnPage;
  token: string;
  proposals: readonly Proposal[];
  saved: boolean;
  typed?: { proposalId: string; answer: string; words: string };
  problems?: readonly FormProblem[];
}): string {
  const { task, token, proposals, saved, typed, problems = [] } = model;
  const { proposals: words, frame } = textsOf(task);
  return framed(task, token, words.fromTeam(proposals.length), [
    html`<p class="lead">${words.answerLead}</p>`,
    saved && html`<p class="note" role="status">${words.answered}</p>`,
    problemList(problems, frame),
    ...proposals.map((proposal) => {
      const { id } = proposal;
      const now = typed?.proposalId === id ? typed : { answer: proposal.answer ?? '', words: proposal.words };
      const at = (field: string) => problems.filter((problem) => problem.field === `${field}-${id}`);
      return html`<section class="card"><h2 dir="auto">${proposal.title}</h2><p class="soft">${proposal.personName}</p>
        !${proposal.why ? html`<blockquote dir="auto">${proposal.why}</blockquote>` : ''}
        <form method="post" action="/t/${token}/proposals"><input type="hidden" name="proposal" value="${id}">
        !${radioGroup({
          name: 'answer',
          label: words.question,
          value: proposal.answer === null ? (typed?.proposalId === id ? now.answer : '') : now.answer,
          problems: at('answer').map(({ remedy }) => ({ field: 'answer', remedy })),
          options: PROPOSAL_ANSWERS.map((value) => ({ value, ...words.answers[value] })),
        })}
        !${textArea({ name: 'words', ...words.words, value: now.words, problems: at('words').map(({ remedy }) => ({ field: 'words', remedy })) })}
        <div class="buttons"><button type="submit">${words.answer}</button></div></form></section>`;
    }),
  ]);
}

function framed(
  task: TaskOnPage,
  token: string,
  title: string,
  parts: ReadonlyArray<string | false | undefined>,
): string {
  const texts = textsOf(task);
  return page({
    title,
    lang: texts.language,
    skip: texts.frame.skip,
    body: join([
      html`<p class="eyebrow">${task.personName} · ${task.cycleName}</p><h1>${title}</h1>`,
      ...parts,
      html`<p><a href="/t/${token}">${texts.proposals.back}</a></p>`,
    ]),
    footer: footerLinks(texts),
  });
}
