import { html } from 'ghtml';
import type { Judged } from './judging.ts';

const STAGE_WORDS: Readonly<Record<Judged['stage'], string>> = {
  reading: 'Reading the file',
  checking: 'Comparing it with who is there',
  writing: 'Trying it out',
};

/** @returns safe HTML of the page that waits for a preview. */
export function judgingBody(fileName: string, judged: Judged): string {
  const { stage, share } = judged;
  return html`<p class="eyebrow"><a href="/people">People</a></p><h1>Looking at ${fileName}</h1>
    <p class="lead">A large file takes a moment: everything is tried out and taken back, so that you see what would happen. Nothing is written.</p>
    <p><label for="share">${STAGE_WORDS[stage]}</label>
      <progress id="share" max="1000" value="${Math.round(share * 1000)}">${Math.round(share * 100)} %</progress></p>
    <p>You can leave this page and come back; the file is kept for half an hour.</p>`;
}

/** @returns what an open page listens for. */
export function judgingPulse(judged: Judged | undefined): string {
  if (!judged || judged.ended) return JSON.stringify({ ended: true });
  return JSON.stringify({ stage: judged.stage, share: Math.round(judged.share * 1000) });
}
