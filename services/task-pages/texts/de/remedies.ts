import type { DraftRemedies } from '#domain/okr-draft-remedies.ts';

export const REMEDIES: DraftRemedies = {
  why: 'Sagen Sie in ein, zwei Sätzen, warum das jetzt wichtig ist.',
  firstObjective: 'Schreiben Sie mindestens ein Ziel.',
  fewerObjectives: (limit) => `Behalten Sie die ${limit} wichtigsten und entfernen Sie die anderen.`,
  objectiveTitle: 'Sagen Sie in einem Satz, was am Ende besser sein wird.',
  objectiveKind: 'Wählen Sie, ob es eine Zusage oder ein ehrgeiziges Ziel ist.',
  alignment: 'Wählen Sie, wozu es beiträgt, oder „Ein eigenes Ziel“.',
  firstKeyResult: 'Fügen Sie mindestens ein Schlüsselergebnis hinzu: eine Zahl, die zeigt, ob es wahr wurde.',
  fewerKeyResults: (limit) => `Behalten Sie die ${limit} aussagekräftigsten und entfernen Sie die anderen.`,
  measured: 'Sagen Sie, was gemessen wird.',
  notANumber: (example) => `Schreiben Sie eine Zahl, etwa ${example}.`,
  noStart: (example) =>
    `Geben Sie den heutigen Stand als Zahl an, etwa ${example}, oder kreuzen Sie an, dass Sie ihn noch messen.`,
  noTarget: (example) => `Geben Sie den Zielwert als Zahl an, etwa ${example}.`,
  sameAsStart: 'Nennen Sie einen Zielwert, der vom Ausgangswert abweicht; sonst muss sich nichts ändern.',
  direction: 'Wählen Sie, ob die Zahl steigen oder sinken soll; ohne Ausgangswert weiss das niemand.',
  confidence: 'Wählen Sie eine der drei Antworten, oder keine.',
  owner: (name) => `„${name}“ steht nicht in der Liste der Personen; wählen Sie einen Namen daraus.`,
  contributor: (name) =>
    `„${name}“ steht nicht in der Liste der Personen; wählen Sie einen Namen daraus, oder leeren Sie das Feld.`,
  fewerContributors: (limit) =>
    `Behalten Sie die ${limit}, die am meisten dazu tun; mehr sind schon ein Team.`,
  fewerInitiatives: (limit) => `Behalten Sie die ${limit} wichtigsten, eine je Zeile.`,
  milestonesUnit: 'Meilensteine',
  fewMilestones: (least, most) => `Nennen Sie zwischen ${least} und ${most} Meilensteine, einen je Zeile.`,
  milestonesOrFigures:
    'Lassen Sie die Zahlen leer, wenn Sie Meilensteine nennen: Es geht dann von keinem bis zu allen.',
  department: (name) =>
    name
      ? `„${name}“ steht nicht in der Liste der Abteilungen; wählen Sie eine daraus.`
      : 'Wählen Sie die Abteilung, von der Sie es brauchen.',
  whatIsNeeded: 'Sagen Sie in einem Satz, was Sie von dort brauchen.',
  neededBy: 'Sagen Sie, bis zu welchem Tag Sie es brauchen.',
  neededLater: (lastDay) => `Wählen Sie einen Tag bis zum Ende des Zeitraums: ${lastDay}.`,
  shorten: (limit, length) => `Kürzen Sie auf ${limit} Zeichen; es sind ${length}.`,
};
