import { html } from 'ghtml';
import { composeMail } from '#mails/compose.ts';
import { sampleNotice, sampleReader } from '#mails/samples.ts';
import { MAIL_LANGUAGES } from '#mails/texts/registry.ts';
import type { LaunchPreview } from '#storage/launch.ts';

/** @returns the first mail as people will read it, in each language. @param baseUrl where its links lead. */
export function firstMailSection(preview: LaunchPreview, baseUrl: string): string {
  const mails = [...MAIL_LANGUAGES.all.values()].map(({ language, name }) => {
    const { subject, text } = firstMail(preview, { baseUrl, language });
    return html`<details><summary>${name}: <span lang="${language}">${subject}</span></summary>
      <pre class="letter" lang="${language}" tabindex="0" role="region" aria-label="First mail, ${name}">${text}</pre></details>`;
  });
  return html`<h2>The first mail</h2><p>To somebody called Ada; each person gets it in their own language.</p>!${mails.join('')}`;
}

function firstMail(
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
        ...{ asked: [], leaderNote: settings.leaderNote ?? null, url: `${baseUrl}/t/…` },
        task: sample.task && { ...sample.task, personName: 'Ada', ordinal: 0, ...(dueAt ? { dueAt } : {}) },
      },
    ],
  });
}
