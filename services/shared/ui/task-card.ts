import { html } from 'ghtml';

export interface TaskCardModel {
  /** What is asked, as a sentence. */
  title: string;
  /** Who is asked, or whose it is. */
  who?: string;
  /** When it is due, already worded. */
  due?: string;
  /** Its state as a word, with how it is to be read. */
  state?: { word: string; tone?: 'strong' | 'alert' | 'good' };
  href?: string;
}

/** @returns safe HTML of one task in a list. */
export function taskCard({ title, who, due, state, href }: TaskCardModel): string {
  const facts = [who, due].filter((fact) => fact !== undefined).join(' · ');
  return html`<section class="card">
    <h3>!${href ? html`<a href="${href}">${title}</a>` : html`${title}`} !${state ? html`<span class="tag ${state.tone ?? ''}">${state.word}</span>` : ''}</h3>
    !${facts ? html`<p class="soft">${facts}</p>` : ''}
  </section>`;
}
