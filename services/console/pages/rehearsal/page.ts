import type { FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import type { RehearsalRow } from '#storage/rehearsals/store.ts';
import { hiddenFields, type LaunchForm } from '../launch/form-state.ts';
import { formTokenField } from '../layout.ts';
import { dayOf, plural } from '../words.ts';

/** @returns one rehearsal: how far it is, or what came of it and the way on. */
export function rehearsalBody({
  row,
  form,
  request,
}: {
  row: RehearsalRow;
  /** The plan it belongs to. */
  form: LaunchForm;
  request: FastifyRequest;
}): string {
  return html`<div id="rehearsal" data-live data-pulse="${pulseOf(row)}"><p class="eyebrow">Rehearsal; nobody is written to</p>
    <h1>${row.name}</h1>!${standing(row)}
    !${row.state === 'running' ? '' : wayOn(form, request)}
    !${
      row.state === 'running'
        ? html`<form method="post" action="/rehearsals/${row.id}/cancel">!${formTokenField(request)}
      <div class="buttons"><button class="quiet">Cancel the rehearsal</button></div></form>`
        : ''
    }</div>`;
}

/** @returns what an open page listens for. */
export function pulseOf({ state, share, day }: RehearsalRow): string {
  return JSON.stringify({ state, share: Math.round(share * 1000), day });
}

function standing(row: RehearsalRow): string {
  switch (row.state) {
    case 'running':
      return html`<p class="lead">The whole cycle is played with your people, their calendars and made-up answers. It takes a minute or more;
        you can leave this page and come back.</p>
        <p><label for="share">${row.day ? `The day being played: ${dayOf(row.day)}` : 'Setting up'}</label>
        <progress id="share" max="1000" value="${Math.round(row.share * 1000)}">${Math.round(row.share * 100)} %</progress></p>`;
    case 'cancelled':
      return html`<p class="lead">Cancelled. Nothing is left of it.</p>`;
    case 'failed':
      return html`<p class="lead">It could not be played to its end. ${row.problem ?? ''}</p>`;
    case 'done':
      return found(row);
  }
}

function found({ id, figures }: RehearsalRow): string {
  const { people = 0, mails = 0, faults = [] } = figures ?? {};
  return html`<p class="lead">Played to its end: ${plural(people, 'person', 'people')}, ${plural(mails, 'mail')}.
      ${faults.length === 0 ? 'Nobody got more mail than promised, and nothing failed.' : `${plural(faults.length, 'thing')} went wrong that never may.`}</p>
    !${faults.length > 0 ? html`<ul>!${faults.slice(0, 20).map((fault) => html`<li>${fault}</li>`)}</ul>` : ''}
    <p><a class="button" href="/rehearsals/${id}/report.html">Read the report</a></p>
    <p>Mails on each day, minutes of each reviewer, deadlines beside days off, what stayed open. What people answered is made up;
      who was asked for what, and when, is not.</p>`;
}

function wayOn(form: LaunchForm, request: FastifyRequest): string {
  return html`<form method="post" action="/launch">!${formTokenField(request)}!${hiddenFields(form)}
    <div class="buttons"><button class="quiet" name="step" value="preview">Back to the plan</button></div></form>`;
}
