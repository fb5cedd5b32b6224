import type { FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { PARTICULARS, type Particulars } from '#domain/privacy/record.ts';
import type { OrganisationChoices } from '#storage/privacy/organisation.ts';
import { formTokenField } from '../layout.ts';
import { PARTICULAR_LABELS } from './sections.ts';

/** @returns the form for what no program knows, and for whether launches wait. */
export function organisationBody(options: {
  particulars: Particulars;
  choices: OrganisationChoices;
  request: FastifyRequest;
}): string {
  const { particulars, choices, request } = options;
  return html`<p class="eyebrow"><a href="/record">Records of processing</a></p><h1>The organisation’s part</h1>
    <p class="lead">Quarterdeck knows what it keeps and who sees it. What stands here completes the record of every cycle; the legal basis is for you to say.</p>
    <form method="post" action="/record/organisation">!${formTokenField(request)}
      !${PARTICULARS.map(
        (key) =>
          html`<div class="field"><label for="${key}">${PARTICULAR_LABELS[key]}</label><textarea id="${key}" name="${key}" rows="2" maxlength="1000">${particulars[key]}</textarea></div>`,
      ).join('')}
      <label class="choice"><input type="checkbox" name="signOff" value="yes" !${choices.signOff ? 'checked' : ''}>
        <span><strong>Launches wait for the works council</strong>A plan can be launched once the works council has signed its record. Changing this is in the trail that it reads.</span></label>
      <label class="choice"><input type="checkbox" name="scoresLeave" value="yes" !${choices.scoresLeave ? 'checked' : ''}>
        <span><strong>Scores of single people may be taken out</strong>For cycles launched from now on. Without it only goals and scores of departments leave. It stands in the record that is signed.</span></label>
      <div class="buttons"><button>Keep it</button> <a class="button quiet" href="/record">Leave it as it is</a></div></form>`;
}
