import type { FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { localDate } from '#domain/calendar.ts';
import { LAUNCH_TEMPLATES, SCOPE_KINDS, type ScopeKind, TEMPLATE_KEYS } from '#domain/launch-templates.ts';
import type { LaunchPreview } from '#storage/launch.ts';
import type { GatedLaunch } from '#storage/privacy/sign-off-gate.ts';
import type { DepartmentRow } from '#storage/repositories/people.ts';
import { phaseTimeline } from '../../shared/ui/phase-timeline.ts';
import { calendarSection } from './launch/calendar-section.ts';
import { launchButton, waitingNote } from './launch/council-section.ts';
import { firstMailSection } from './launch/first-mail-section.ts';
import { hiddenFields, type LaunchForm } from './launch/form-state.ts';
import { rehearsalSection } from './launch/rehearsal-section.ts';
import { settingsSection } from './launch/settings-section.ts';
import { formTokenField } from './layout.ts';
import { day, plural } from './words.ts';

interface LaunchPageModel {
  form: LaunchForm;
  departments: readonly DepartmentRow[];
  request: FastifyRequest;
  problem?: { field: string; text: string } | undefined;
}

/** @returns the form that plans a cycle; the plan is shown before anything happens. */
export function launchBody({ form, departments, request, problem }: LaunchPageModel): string {
  const wrong = (field: string) => (problem?.field === field ? 'aria-invalid="true"' : '');
  return html`<h1>Plan a cycle</h1>
    <p class="lead">Say when and for whom. You see the whole plan before anybody gets a mail.</p>
    !${form.settingsFrom ? '' : templates(form.template)}
    !${form.settingsFrom ? html`<div class="note"><p>Filled in from a cycle before, with its settings. Change what you like.</p></div>` : ''}
    !${problem ? html`<div class="note alert" role="alert"><p>${problem.text}</p></div>` : ''}
    <form method="post" action="/launch">!${formTokenField(request)}!${hiddenFields(form, ['quarter', 'scope', 'departments', 'start', 'sponsor', 'note'])}
      <div class="field"><label for="quarter">Quarter or year</label><span class="hint">2027-Q1, 2027, or two days with .. between them</span>
        <input type="text" id="quarter" name="quarter" value="${form.quarter}" required !${wrong('quarter')}></div>
      !${scopeFields(form, departments, wrong('scope'))}
      <div class="field"><label for="start">Start</label><span class="hint">“now”, a day such as 2026-12-07, or empty for three weeks before the period</span>
        <input type="text" id="start" name="start" value="${form.start}" !${wrong('start')}></div>
      <div class="field"><label for="sponsor">Sponsor’s email</label><span class="hint">Who states the strategy. Empty: whoever leads the departments’ leads.</span>
        <input type="email" id="sponsor" name="sponsor" value="${form.sponsor}" !${wrong('sponsor')}></div>
      <div class="field"><label for="note">A word from the sponsor</label><span class="hint">The first mail begins with it, in the sponsor’s name: why goals, why now. Ask them first. May be empty.</span>
        <textarea id="note" name="note" rows="5" !${wrong('note')}>${form.note}</textarea></div>
      <div class="buttons"><button name="step" value="preview">Show the plan</button></div>
    </form>`;
}

/** Ways to begin, and why the one that was chosen is as it is. */
function templates(chosen: LaunchForm['template']): string {
  const links = TEMPLATE_KEYS.map((key) => {
    const here = key === chosen ? 'aria-current="true"' : '';
    return html`<li><a href="/launch?template=${key}" !${here}>${LAUNCH_TEMPLATES[key].name}</a></li>`;
  });
  return html`<nav aria-label="Ways to begin"><p>Fill this in for me:</p><ul class="ways">!${links.join('')}</ul></nav>
    !${chosen ? html`<div class="note"><p><strong>${LAUNCH_TEMPLATES[chosen].name}.</strong> ${LAUNCH_TEMPLATES[chosen].why} Change what you like.</p></div>` : ''}`;
}

const SCOPE_WORDS: Readonly<Record<ScopeKind, { label: string; hint: string }>> = {
  departments: { label: 'Some departments', hint: 'A pilot, beside whatever else runs. Tick them below.' },
  everyone: { label: 'Everyone', hint: 'A company-wide cycle.' },
  'everyone-but': { label: 'Everyone but some departments', hint: 'Tick below who stays out.' },
};

function scopeFields(form: LaunchForm, departments: readonly DepartmentRow[], wrong: string): string {
  const kinds = SCOPE_KINDS.map(
    (
      kind,
    ) => html`<label class="choice"><input type="radio" name="scope" value="${kind}" required !${wrong} !${form.scope === kind ? 'checked' : ''}>
      <span><strong>${SCOPE_WORDS[kind].label}</strong>${SCOPE_WORDS[kind].hint}</span></label>`,
  );
  const boxes = departments.map(
    (
      each,
    ) => html`<label class="choice"><input type="checkbox" name="departments" value="${each.path}" !${form.departments.includes(each.path) ? 'checked' : ''}>
      <span><strong>${each.path}</strong>${plural(each.peopleWithSubDepartments, 'person', 'people')}${each.lead ? `, led by ${each.lead}` : ''}${each.individualOkrs ? ', with individual OKRs' : ''}</span></label>`,
  );
  return html`<fieldset><legend>For whom</legend>!${kinds.join('')}</fieldset>
      <fieldset><legend>Departments</legend><span class="hint">Each includes what is below it.</span>!${boxes.join('')}</fieldset>`;
}

/** @returns the plan with one button that launches it. */
export function previewBody(options: {
  form: LaunchForm;
  preview: LaunchPreview;
  /** Where links in mails lead. */
  mailsUrl: string;
  /** Whether the reader has a mailbox of their own to try a mail in. */
  toMe: boolean;
  /** What has just been done. */
  said?: string | undefined;
  /** Whether the launch waits for the works council, and how that stands. */
  gate: GatedLaunch;
  rehearsal: Parameters<typeof rehearsalSection>[0];
  request: FastifyRequest;
}): string {
  const { form, preview, request, mailsUrl, toMe, said, gate } = options;
  const { shared, details } = preview;
  const { timeZone } = details.place;
  const phases = preview.phases.map(({ phase, opensAt, closesAt }) => ({
    phase,
    state: 'planned' as const,
    opensOn: localDate(opensAt, timeZone),
    closesOn: localDate(closesAt, timeZone),
  }));
  return html`!${said ? html`<div class="note" role="status"><p>${said}</p></div>` : ''}<p class="eyebrow">The plan; nothing has happened yet</p>
    <h1>${preview.name}</h1>
    <p class="lead">${plural(preview.participants, 'person', 'people')} in ${plural(preview.cohorts, 'group')} of one
      department and time zone; the first mails go out on ${day(new Date(`${preview.announceOn}T12:00:00Z`), 'UTC')}.
      ${preview.sponsor ? `${preview.sponsor.name} states the strategy.` : 'Nobody was found who could state the strategy: name a sponsor.'}</p>
    !${phaseTimeline(phases, { locale: 'en-GB' })}
    !${
      shared.length > 0
        ? html`<div class="note"><p>${plural(shared.length, 'person stays', 'people stay')} in the cycle they are already in: ${shared
            .slice(0, 10)
            .map((each) => `${each.name} (${each.cycle})`)
            .join(', ')}${shared.length > 10 ? ', …' : ''}.</p></div>`
        : ''
    }
    !${preview.created ? '' : html`<div class="note"><p>This cycle is already there; launching again changes nothing.</p></div>`}
    !${calendarSection(details)}!${settingsSection(details)}!${firstMailSection(preview, { baseUrl: mailsUrl, toMe })}
    !${rehearsalSection(options.rehearsal)}
    <form id="plan" method="post" action="/launch">!${formTokenField(request)}
      !${hiddenFields(form)}
      !${waitingNote(gate)}
      <div class="buttons">!${launchButton(gate)}
        <button class="quiet" name="step" value="edit">Change the plan</button></div>
    </form>`;
}
