import { html } from 'ghtml';
import type { OkrSetContent } from '#storage/repositories/okr-content.ts';
import { goalPicture } from '../../shared/ui/goal-picture.ts';
import type { OkrReader } from './okr-pages.ts';
import { frame } from './okr-pages.ts';

/** @returns the page with the strategy's and the departments' goals as boxes, and lines to what they contribute to. */
export function picturePage(reader: OkrReader, sets: readonly OkrSetContent[]): string {
  const { picture } = reader.texts.okrs;
  return frame(
    reader,
    picture.title,
    [
      html`<p class="lead">${picture.lead}</p><p><a href="/okrs?cycle=${reader.cycle.id}">${picture.back}</a></p>`,
      html`<div class="scroll" tabindex="0" role="region" aria-label="${picture.title}">!${goalPicture(sets, { title: picture.title, strategy: reader.texts.okrs.strategy })}</div>`,
    ],
    'wide',
  );
}
