import { html } from 'ghtml';
import { composeMail } from '#mails/compose.ts';
import { sampleNotice, sampleReader } from '#mails/samples.ts';
import { MAIL_LANGUAGES } from '#mails/texts/registry.ts';
import type { LaunchPreview } from '#storage/launch.ts';

/**
 * @param options.baseUrl where its links lead.
 * @param options.toMe whether the reader can have one sent; its buttons belong to the form `plan`.
 * @returns the first mail as people will read it, in each language.
 */
export function firstMailSection(
  preview: LaunchPreview,
  { baseUrl, toMe }: { baseUrl: string; toMe: boolean },
): string {
  const mails = [...MAIL_LANGUAGES.all.values()].map(({ language, name }) => {
    const { subject, text } = firstMail(preview, { baseUrl, language });
    return html`<details><summary>${name}: <span lang="${language}">${subject}</span></summary>
      <pre class="letter" lang="${language}" tabindex="0" role="region" aria-label="First mail, ${name}">${text}</pre>
      !${toMe ? html`<p><button class="quiet" form="plan" name="step" value="mail ${language}">Send me this one: ${name}</button></p>` : ''}</details>`;
  });
  return html`<h2>The first mail</h2><p>To somebody called Ada; each person gets it in their own language.</p>!${mails.join('')}
    <p><button class="quiet" form="plan" name="step" value="texts">Say it in your words</button></p>`;
}

/** @returns the first mail of a plan, to somebody called Ada; its link leads nowhere yet. */
export function firstMail(
  { name, period, announceOn, details }: LaunchPreview,
  { baseUrl, language }: { baseUrl: string; language: string },
) {
  const { settings, place, phases } = details;
  const sample = sampleNotice('acknowledge', baseUrl);
  const dueAt = phases[0]?.closesAt;
  return composeMail({
    reader: { ...sampleReader(language), name: 'Ada', timeZone: place.timeZone },
    baseUrl,
    sealedAt: new Date(`${announceOn}T12:00:00Z`),
    notices: [
      {
        ...sample,
        ...{ phase: 'preparation', cycle: { id: 'cycle', name, period: period.name } },
        ...{
          asked: [],
          leaderNote: settings.leaderNote ?? null,
          ownTexts: settings.ownTexts ?? null,
          url: `${baseUrl}/t/…`,
        },
        task: sample.task && { ...sample.task, personName: 'Ada', ordinal: 0, ...(dueAt ? { dueAt } : {}) },
      },
    ],
  });
}
