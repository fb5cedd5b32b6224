import type { FastifyPluginAsync } from 'fastify';
import { html } from 'ghtml';
import type { LinkGaps } from '#domain/alignment/gaps.ts';
import { type AlignmentFacts, readAlignment } from '#storage/repositories/alignment-facts.ts';
import { goalPicture } from '../../shared/ui/goal-picture.ts';
import { requireCycle, unknownCycle } from '../cycle-param.ts';
import { within } from '../visitor.ts';
import { dataTable, text } from './data-table.ts';
import { dependencySection } from './dependency-section.ts';
import { goalExceptionsSection } from './goal-exceptions.ts';
import type { PagesDeps } from './install.ts';
import { consolePage, sendPage } from './layout.ts';
import { plural } from './words.ts';

/** More boxes than this are no picture. */
const MOST_DRAWN = 80;
const LISTED = 30;

/** How a cycle's goals hang together: the gaps by name, then the outline, then the picture. */
export const alignmentPages: FastifyPluginAsync<PagesDeps> = async (app, deps) => {
  app.get<{ Params: { id: string } }>('/cycles/:id/alignment', async (request, reply) => {
    const { id, name } = await requireCycle(deps.db, request.params.id);
    const facts = await readAlignment(deps.db, id, within(request, 'okr.read'));
    if (!facts) throw unknownCycle(id);
    const body = alignmentBody({ id, name }, facts);
    return sendPage(reply, consolePage({ title: `Alignment: ${name}`, body, request, links: deps.links }));
  });
};

function alignmentBody(cycle: { id: string; name: string }, facts: AlignmentFacts): string {
  const { gaps, goals, dependencies, sets } = facts;
  const waiting = dependencies.unanswered + dependencies.declined;
  const parts = [
    [
      goals.uncovered.length,
      'strategic objective without a contribution',
      'strategic objectives without a contribution',
    ],
    [gaps.orphans.length, 'objective that contributes to nothing', 'objectives that contribute to nothing'],
    [gaps.copies.length, 'objective that copies the one above', 'objectives that copy the one above'],
    [goals.stale.length, 'set that builds on a changed goal', 'sets that build on a changed goal'],
    [waiting, 'request without a promise', 'requests without a promise'],
  ] as const;
  const found = parts
    .filter(([count]) => count > 0)
    .map(([count, one, several]) => plural(count, one, several));
  const published = sets.some(({ objectives }) => objectives.length > 0);
  return html`<p class="eyebrow"><a href="/cycles/${cycle.id}">${cycle.name}</a></p><h1>How the goals hang together</h1>
    <p class="lead">${
      !published
        ? 'No goals are published yet. As soon as the strategy is, and departments submit, this shows what contributes to what.'
        : found.length === 0
          ? 'No gaps: everything contributes to something, and every request is promised.'
          : `${new Intl.ListFormat('en').format(found)}.`
    }</p>
    !${goalExceptionsSection(goals)}
    !${orphanSection(gaps)}
    !${copySection(gaps)}
    !${dependencySection(dependencies)}
    !${published ? outlineSection(facts) : ''}`;
}

function orphanSection({ orphans }: LinkGaps): string {
  if (orphans.length === 0) return '';
  return html`<h2>Contributing to nothing</h2><p>Each is welcome as a goal of its own; its owner can say so, or choose what it contributes to.</p>
    !${dataTable({
      label: 'Objectives that contribute to nothing',
      columns: [{ label: 'Objective' }, { label: 'Whose' }],
      rows: orphans
        .slice(0, LISTED)
        .map(({ title, owner, department }) => [text(title), text(whose(owner, department))]),
    })}!${beyond(orphans.length)}`;
}

function copySection({ copies }: LinkGaps): string {
  if (copies.length === 0) return '';
  return html`<h2>Copied from above</h2><p>Nearly the words of the goal above: a word with the owner about their own part helps.</p>
    !${dataTable({
      label: 'Objectives that copy the one above',
      columns: [{ label: 'Objective' }, { label: 'Above' }, { label: 'Whose' }],
      rows: copies
        .slice(0, LISTED)
        .map(({ title, above, owner, department }) => [
          text(title),
          text(above),
          text(whose(owner, department)),
        ]),
    })}!${beyond(copies.length)}`;
}

/** What contributes to what as a list, for readers of text; then the same as a picture, for those who look. */
function outlineSection({ gaps, sets }: AlignmentFacts): string {
  const marked = new Set([...gaps.orphans, ...gaps.copies].map(({ id }) => id));
  const strategy = sets.filter(({ level }) => level === 'company').flatMap(({ objectives }) => objectives);
  const below = sets.flatMap((set) =>
    set.level === 'company'
      ? []
      : set.objectives.map((objective) => ({ ...objective, whose: set.departmentName ?? set.ownerName })),
  );
  const line = (objective: (typeof below)[number]) =>
    html`<li>${objective.title} <span class="soft">${objective.whose}</span></li>`;
  const items = strategy.map((top) => {
    const own = below.filter(({ alignedTo }) => alignedTo.some(({ id }) => id === top.id));
    return html`<li><strong>${top.title}</strong> !${own.length === 0 ? html`<span class="tag alert">nobody contributes</span>` : html`<ul>!${own.slice(0, LISTED).map(line).join('')}</ul>!${beyond(own.length)}`}</li>`;
  });
  const local = below.filter(({ local: own }) => own);
  const count = strategy.length + below.length;
  return html`<h2>Outline</h2><ul class="outline">!${items.join('')}!${
    local.length === 0
      ? ''
      : html`<li><strong>Goals of their own</strong><ul>!${local.slice(0, LISTED).map(line).join('')}</ul>!${beyond(local.length)}</li>`
  }</ul>
    <h2>Picture</h2>!${
      count > MOST_DRAWN
        ? html`<p>With ${count} objectives a picture shows nothing any more; the outline above says it.</p>`
        : html`<p>Left the strategy, to its right what contributes to it. A broken border: contributes to nothing, or copies.</p>
          <div class="scroll" tabindex="0" role="region" aria-label="Picture of the goals">!${goalPicture(sets, { title: 'What contributes to what', strategy: 'Strategy', marked })}</div>`
    }`;
}

const whose = (owner: string, department: string | null) => (department ? `${owner}, ${department}` : owner);
const beyond = (count: number) =>
  count > LISTED ? html`<p class="soft">And ${count - LISTED} more.</p>` : '';
