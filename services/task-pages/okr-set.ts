import { formatDate } from '#domain/format.ts';
import type { KeyResultContent, ObjectiveContent } from '#storage/repositories/okr-content.ts';
import { type KeyResultCard, okrCard } from '../shared/ui/okr-card.ts';
import { standingTag } from '../shared/ui/standing-tag.ts';
import type { OkrTexts } from './texts/en/okr.ts';
import { PAGE_LANGUAGES } from './texts/registry.ts';

interface Reader {
  locale: string;
  words: OkrTexts;
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
      ...keyResultCard(keyResult, reader, setOwnerId),
      below: below?.get(keyResult.id),
    })),
    ...reader,
  });
}

function keyResultCard(
  keyResult: KeyResultContent,
  { locale, words }: Reader,
  setOwnerId: string | undefined,
): KeyResultCard {
  const { title, baseline, target, unit, currentValue, dependency, contributors, initiatives } = keyResult;
  const notes = [
    { label: words.owner, text: keyResult.ownerId === setOwnerId ? '' : keyResult.ownerName },
    { label: words.contributors, text: contributors.map(({ name }) => name).join(', ') },
    { label: words.initiatives, text: initiatives.join(' · ') },
    ...(dependency ? [needNote(dependency, { locale, words })] : []),
  ].filter(({ text }) => text !== '');
  const standing =
    keyResult.standing &&
    standingTag(keyResult.standing, PAGE_LANGUAGES.of(locale).standing.words[keyResult.standing]);
  return {
    title,
    baseline,
    target,
    unit,
    currentValue,
    notes,
    standing: standing ?? undefined,
    risk: riskOf(dependency, words),
  };
}

type Dependency = NonNullable<KeyResultContent['dependency']>;

function needNote(
  { departmentName, neededBy, wanted, state, words }: Dependency,
  { locale, words: texts }: Reader,
): { label: string; text: string } {
  const said = words ? ` (${words})` : '';
  const day = formatDate(neededBy, locale);
  return {
    label: texts.needs(departmentName),
    text: `${day}: ${wanted} – ${texts.needState[state]}${said}`,
  };
}

function riskOf(dependency: KeyResultContent['dependency'], words: OkrTexts): string | undefined {
  switch (dependency?.state) {
    case 'asked':
    case 'countered':
    case 'declined':
      return words.risk[dependency.state](dependency.departmentName);
    default:
      return undefined;
  }
}
