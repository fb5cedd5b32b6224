import { html } from 'ghtml';
import type { ObjectiveContent, OkrSetContent } from '#storage/repositories/okr-content.ts';
import { okrCard } from '../shared/ui/okr-card.ts';

/** @returns safe HTML of a set for reading: its why, its objectives, and what is not done this time. */
export function setCards(set: OkrSetContent, reader: { locale: string; expected?: number }): string {
  return html`!${set.why ? html`<h2>Why</h2><blockquote>${set.why}</blockquote>` : ''}
    <h2>The goals</h2>
    !${set.objectives.map((objective) => objectiveCard(objective, reader)).join('')}
    !${set.notThisQuarter ? html`<h2>Not this time</h2><blockquote>${set.notThisQuarter}</blockquote>` : ''}`;
}

/** @returns safe HTML of one objective with what it contributes to. */
export function objectiveCard(
  objective: ObjectiveContent,
  reader: { locale: string; expected?: number },
): string {
  return okrCard({
    title: objective.title,
    kind: objective.kind,
    alignedTo: objective.local ? null : objective.alignedTo.map(({ title }) => title),
    keyResults: objective.keyResults.map(({ confidence: _, ...keyResult }) => keyResult),
    ...reader,
  });
}
