import type { FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { calendarDay } from '#domain/format.ts';
import type { RetentionOfCycle } from '#storage/privacy/retention.ts';
import type { CycleRow } from '#storage/repositories/cycles.ts';
import { formTokenField } from '../layout.ts';
import { plural } from '../words.ts';

const written = (at: Date) => calendarDay(at.toISOString().slice(0, 10), 'en-GB');

/** @returns how the contents of a cycle stand, as a sentence without its full stop. */
export function erasureWords(retention: RetentionOfCycle | undefined, over: boolean): string {
  if (!retention) return 'Nothing is known about when its contents are erased';
  const { months, eraseAt, heldUntil, erasedAt } = retention;
  if (erasedAt) return `Personal contents were erased on ${written(erasedAt)}`;
  if (!over || !eraseAt)
    return `Personal contents are kept for ${plural(months, 'month')} after it has closed`;
  if (heldUntil && heldUntil > eraseAt)
    return `Personal contents are kept until ${written(heldUntil)}, longer than planned`;
  return `Personal contents are erased on ${written(eraseAt)}`;
}

/** @returns when a cycle's personal contents are erased, what that means, and the form that postpones it. */
export function retentionBody(options: {
  cycle: CycleRow;
  retention: RetentionOfCycle;
  request: FastifyRequest;
  /** Whether the reader may postpone it. */
  writes: boolean;
  said?: string;
  values?: { until: string; reason: string };
  problem?: { field: string; text: string } | undefined;
}): string {
  const { cycle, retention, request, writes, said = '', values, problem } = options;
  const { heldUntil, holdReason, heldBy, erasedAt, people, rows, eraseAt } = retention;
  const over = cycle.closedAt !== null;
  return html`!${said}<p class="eyebrow"><a href="/cycles/${cycle.id}">${cycle.name}</a></p><h1>When personal contents are erased</h1>
    <p class="lead">${erasureWords(retention, over)}.</p>
    !${heldUntil && !erasedAt ? html`<div class="note"><p>Postponed${heldBy ? ` by ${heldBy}` : ''} from ${eraseAt ? written(eraseAt) : ''}: “${holdReason}”</p></div>` : ''}
    !${erasedAt ? html`<p>${plural(people, 'person', 'people')} and ${plural(rows, 'row')}: what they wrote is gone, and no row names them. Who was who is kept nowhere.</p>` : ''}
    <h2>What goes</h2>
    <ul><li>Everything people wrote: words of check-ins, reviews, concerns and their answers, feedback, thanks, lessons, mails.</li>
      <li>Goals of single people lose their texts.</li>
      <li>Every name: tasks, check-ins, figures and scores stay, but whose they were cannot be found out any more.</li></ul>
    <h2>What stays</h2>
    <ul><li>Figures about groups: participation, time, confidence and scores, as they were.</li>
      <li>Goals of departments and the organisation’s strategy.</li>
      <li>The trail of what happened when, without people’s names; what administrators did stays with theirs.</li></ul>
    !${writes && over && !erasedAt ? holdForm({ cycle, retention, request, values, problem }) : ''}`;
}

function holdForm(options: {
  cycle: CycleRow;
  retention: RetentionOfCycle;
  request: FastifyRequest;
  values: { until: string; reason: string } | undefined;
  problem: { field: string; text: string } | undefined;
}): string {
  const { cycle, retention, request, problem } = options;
  const values = options.values ?? { until: '', reason: '' };
  const wrong = (field: string) =>
    problem?.field === field ? 'aria-invalid="true" aria-describedby="problem"' : '';
  return html`<h2>Keep them longer</h2>
    <p>Such as for a dispute that is not settled. The day and your reason are in the trail, which auditors read, and the works council sees the day.</p>
    !${problem ? html`<div class="note alert" role="alert" id="problem"><p>${problem.text}</p></div>` : ''}
    <form method="post" action="/cycles/${cycle.id}/retention">!${formTokenField(request)}
      <div class="field"><label for="until">Keep until</label><span class="hint">${retention.eraseAt ? `Not before ${written(retention.eraseAt)}` : ''}</span>
        <input type="date" id="until" name="until" value="${values.until}" required !${wrong('until')}></div>
      <div class="field"><label for="reason">Reason</label><textarea id="reason" name="reason" rows="3" required !${wrong('reason')}>${values.reason}</textarea></div>
      <div class="buttons"><button>Keep them longer</button> <a class="button quiet" href="/cycles/${cycle.id}">Leave it as it is</a></div></form>`;
}
