import type { FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { OWN_TEXT_KEYS, OWN_TEXTS, type OwnTextKey } from '#domain/own-texts.ts';
import { MAIL_LANGUAGES } from '#mails/texts/registry.ts';
import { formTokenField } from '../layout.ts';
import { hiddenFields, type LaunchForm } from './form-state.ts';
import { ownTextField } from './own-text-fields.ts';

const HINTS: Readonly<Record<OwnTextKey, string>> = {
  sender: 'A name such as “Acme Goals”; it stands in the last lines of each mail.',
  intro: 'One line, only in the first mail: later ones begin with what they ask for.',
  signature: 'Up to three lines, such as who answers questions.',
};

/** @returns the form in which the few texts that should sound like the organisation are written. */
export function ownTextsBody(model: {
  form: LaunchForm;
  problem?: { field: string; text: string } | undefined;
  request: FastifyRequest;
}): string {
  const { form, problem, request } = model;
  const languages = [...MAIL_LANGUAGES.all.values()].map(({ language, name }) => {
    const written = OWN_TEXT_KEYS.some((key) => form.texts[ownTextField(language, key)]);
    return html`<details !${written || language === 'en' || problem?.field.startsWith(`texts.${language}.`) ? 'open' : ''}><summary>${name}</summary>
      !${OWN_TEXT_KEYS.map((key) => input(language, key, form, problem?.field)).join('')}</details>`;
  });
  return html`<p class="eyebrow">Plan a cycle; nothing has happened yet</p><h1>In your words</h1>
    <p class="lead">Everything may stay empty. A language without your words keeps ours; the plan shows the first mail in each.</p>
    !${problem ? html`<div class="note alert" role="alert"><p>${problem.text}</p></div>` : ''}
    <form method="post" action="/launch">!${formTokenField(request)}!${hiddenFields(form, ['texts'])}
      !${languages.join('')}
      <div class="buttons"><button name="step" value="preview">Show the plan</button></div></form>`;
}

function input(language: string, key: OwnTextKey, form: LaunchForm, wrong: string | undefined): string {
  const name = ownTextField(language, key);
  const { label, most, lines } = OWN_TEXTS[key];
  const common = html`id="${name}" name="${name}" lang="${language}" aria-describedby="${name}-about" maxlength="${most}" !${wrong === name ? 'aria-invalid="true"' : ''}`;
  const value = form.texts[name] ?? '';
  return html`<div class="field"><label for="${name}">${label}</label><span class="hint" id="${name}-about">${HINTS[key]}</span>
    !${lines === 1 ? html`<input type="text" !${common} value="${value}">` : html`<textarea rows="${lines}" !${common}>${value}</textarea>`}</div>`;
}
