import { type DraftInput, type DraftKeyResultInput, isBlank, isBlankKeyResult } from '#domain/okr-draft.ts';

/** Which fields a draft's page has at all: what it does not ask cannot have been changed on it. */
export interface FieldsOnPage {
  /** Every strategy says why, no other draft is asked. */
  why: boolean;
  /** There are goals above to choose from. */
  aligned: boolean;
  owner: boolean;
  need: boolean;
}

/** @returns whether a posted draft says the same as what its page showed; rows without a word do not count. */
export function saysTheSame(posted: DraftInput, shown: DraftInput, onPage: FieldsOnPage): boolean {
  return essence(posted, onPage) === essence(shown, onPage);
}

function essence({ why, notThisQuarter, objectives }: DraftInput, onPage: FieldsOnPage): string {
  return JSON.stringify([
    onPage.why ? why.trim() : '',
    notThisQuarter.trim(),
    objectives
      .filter((objective) => !isBlank(objective))
      .map(({ id, title, kind, aligned, keyResults }) => [
        id,
        title.trim(),
        kind,
        onPage.aligned ? aligned : '',
        keyResults.filter((row) => !isBlankKeyResult(row)).map((row) => ofKeyResult(row, onPage)),
      ]),
  ]);
}

function ofKeyResult(row: DraftKeyResultInput, onPage: FieldsOnPage): string[][] {
  const {
    id,
    title,
    baseline,
    baselineLater,
    target,
    unit,
    direction,
    owner,
    confidence,
    initiatives,
    need,
  } = row;
  const texts = [id, title, baseline, baselineLater, target, unit, direction, confidence, initiatives];
  const named = [...(onPage.owner ? [owner] : []), ...row.contributors].filter((name) => name.trim() !== '');
  const needed = onPage.need ? [need.department, need.wanted, need.by] : [];
  return [texts, named, needed].map((part) => part.map((text) => text.trim()));
}
