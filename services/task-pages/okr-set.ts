import { html } from 'ghtml';
import { formatDate } from '#domain/format.ts';
import type { KeyResultContent, ObjectiveContent, OkrSetContent } from '#storage/repositories/okr-content.ts';
import { type KeyResultCard, okrCard } from '../shared/ui/okr-card.ts';
import { standingTag } from '../shared/ui/standing-tag.ts';
import { OKR_TEXTS } from './texts/en/okr.ts';
import { PAGE_LANGUAGES } from './texts/registry.ts';

interface Reader {
  locale: string;
  expected?: number;
}

/** @returns safe HTML of a set for reading: its why, its objectives, and what is not done this time. */
export function setCards(set: OkrSetContent, reader: Reader): string {
  return html`!${set.why ? html`<h2>Why</h2><blockquote>${set.why}</blockquote>` : ''}
    <h2>The goals</h2>
    !${set.objectives.map((objective) => objectiveCard(objective, reader, set.ownerId)).join('')}
    !${set.notThisQuarter ? html`<h2>Not this time</h2><blockquote>${set.notThisQuarter}</blockquote>` : ''}`;
}

/**
 * @param reader.below safe HTML to stand under an objective or key result, by its id.
 * @param setOwnerId whose set it is; an owner of a key result is named where it is somebody else.
 * @returns safe HTML of one objective with what it contributes to.
 */
export function objectiveCard(
  objective: ObjectiveContent,
  { below, ...reader }: Reader & { below?: ReadonlyMap<string, string> },
  setOwnerId?: string,
): string {
  return okrCard({
    below: below?.get(objective.id),
    title: objective.title,
    kind: objective.kind,
    alignedTo: objective.local ? null : objective.alignedTo.map(({ title }) => title),
    keyResults: objective.keyResults.map((keyResult) => ({
      ...keyResultCard(keyResult, reader.locale, setOwnerId),
      below: below?.get(keyResult.id),
    })),
    ...reader,
  });
}

function keyResultCard(
  keyResult: KeyResultContent,
  locale: string,
  setOwnerId: string | undefined,
): KeyResultCard {
  const { title, baseline, target, unit, currentValue, dependency, contributors, initiatives } = keyResult;
  const notes = [
    { label: OKR_TEXTS.owner, text: keyResult.ownerId === setOwnerId ? '' : keyResult.ownerName },
    { label: OKR_TEXTS.contributors, text: contributors.map(({ name }) => name).join(', ') },
    { label: OKR_TEXTS.initiatives, text: initiatives.join(' · ') },
    ...(dependency ? [needNote(dependency, locale)] : []),
  ].filter(({ text }) => text !== '');
  // The rest of the card is English still.
  const standing =
    keyResult.standing &&
    standingTag(keyResult.standing, PAGE_LANGUAGES.of('en').standing.words[keyResult.standing]);
  return {
    title,
    baseline,
    target,
    unit,
    currentValue,
    notes,
    standing: standing ?? undefined,
    risk: riskOf(dependency),
  };
}

type Dependency = NonNullable<KeyResultContent['dependency']>;

function needNote(
  { departmentName, neededBy, wanted, state, words }: Dependency,
  locale: string,
): { label: string; text: string } {
  const said = words ? ` (${words})` : '';
  const day = formatDate(neededBy, locale);
  return {
    label: OKR_TEXTS.needs(departmentName),
    text: `${day}: ${wanted} – ${OKR_TEXTS.needState[state]}${said}`,
  };
}

function riskOf(dependency: KeyResultContent['dependency']): string | undefined {
  switch (dependency?.state) {
    case 'asked':
    case 'countered':
    case 'declined':
      return OKR_TEXTS.risk[dependency.state](dependency.departmentName);
    default:
      return undefined;
  }
}
