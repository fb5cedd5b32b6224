import type { ChampionTexts, PilotDecisionTexts, PulseTexts } from '../pilot-model.ts';

export const PILOT_DECISION: PilotDecisionTexts = {
  title: (cycle) => `Wie geht es nach „${cycle}“ weiter?`,
  why: 'Sie haben sich für diesen Versuch eingesetzt. Was er zeigen sollte und was gemessen wurde, steht hier; entscheiden können Sie.',
  howLong: 'Etwa fünf Minuten',
  charter: 'Was wir wissen wollten',
  judge: 'das beurteilen Sie',
  notMeasured: 'nicht gemessen',
  days: (count) => `${count} Tage`,
  reached: 'erreicht',
  notReached: 'nicht erreicht',
  people: (active, of) => `${active} von ${of} Personen haben mitgemacht.`,
  agreed: (agreed, of) => `${agreed} von ${of} Zielsammlungen wurden vereinbart.`,
  lessons: (count) =>
    count === 1
      ? 'Eine Person hat festgehalten, was sie gelernt hat.'
      : `${count} Personen haben festgehalten, was sie gelernt haben.`,
  decisionDay: (day) => `Tag der Entscheidung: ${day}.`,
  question: 'Wie entscheiden Sie?',
  options: {
    stop: { label: 'Beenden', hint: 'Hier ist Schluss; was gelernt wurde, bleibt festgehalten.' },
    repeat: { label: 'Wiederholen', hint: 'Dieselben Abteilungen noch einmal, im nächsten Zeitraum.' },
    'roll-out': { label: 'Ausweiten', hint: 'Abteilung für Abteilung, bis alle dabei sind.' },
  },
  waves: { label: 'In wie vielen Wellen?', hint: 'Nur beim Ausweiten: Jede Welle ist ein Zeitraum.' },
  noWaves: 'Keine Ausweitung',
  wave: (count) => (count === 1 ? 'Alle auf einmal' : `In ${count} Wellen`),
  reason: { label: 'Warum', hint: 'Ein, zwei Sätze, die Sie den Beteiligten sagen würden.' },
  send: 'Entscheiden',
  choose: 'Wählen Sie eines der drei; bis dahin ändert sich nichts.',
  chooseWaves: 'Wählen Sie, in wie vielen Wellen ausgeweitet wird.',
  sayWhy: 'Sagen Sie in einem Satz, warum.',
  shorten: (most, length) => `Kürzen Sie auf ${most} Zeichen; es sind ${length}.`,
  done: {
    title: 'Ihre Entscheidung ist festgehalten.',
    next: 'Die Personalabteilung findet vorbereitet, was daraus folgt; von selbst beginnt nichts.',
  },
};

export const CHAMPION: ChampionTexts = {
  title: 'Dürfen andere Sie fragen, wie es geht?',
  why: (cycle) =>
    `„${cycle}“ wird ausgeweitet: Weitere Abteilungen arbeiten bald so, und Sie haben es schon getan. Eine Ansprechperson ist, wen die Menschen der eigenen Abteilung fragen können.`,
  howLong: 'Etwa eine Minute',
  question: 'Möchten Sie Ansprechperson sein?',
  options: {
    accept: {
      label: 'Ja, man darf mich fragen',
      hint: 'Ihr Name steht in der ersten Mail an die Menschen Ihrer Abteilung.',
    },
    decline: { label: 'Nein, diesmal nicht', hint: 'Ihr Name steht nirgends, und niemand fragt nach.' },
  },
  send: 'Antwort senden',
  choose: 'Wählen Sie eines von beiden; bis dahin steht Ihr Name nirgends.',
  done: {
    accept: {
      title: 'Danke: Andere dürfen Sie fragen.',
      next: 'Wenn die Ausweitung beginnt, liest Ihre Abteilung Ihren Namen. Bis dahin: nichts.',
    },
    decline: { title: 'Danke für Ihre Antwort.', next: 'Ihr Name steht nirgends. Zu tun ist nichts.' },
  },
};

export const PULSE: PulseTexts = {
  heading: 'Drei Fragen zum Versuch',
  lead: 'Wenn Sie mögen. Gezeigt werden nur Mittelwerte, ab fünf Antworten.',
  questions: {
    clear: 'Ich wusste, was mein Team erreichen will und warum.',
    helped: 'Die Ziele halfen mir zu entscheiden, was zuerst kommt.',
    again: 'Ich möchte gern wieder so arbeiten.',
  },
  answers: ['Gar nicht', 'Eher nicht', 'Teils', 'Eher ja', 'Voll und ganz'],
};
