import type { CheckInTexts, ScoreTexts } from '../figures-model.ts';

export const CHECK_IN: CheckInTexts = {
  title: (week) => `Woche ${week}: Wie steht es um Ihre Schlüsselergebnisse?`,
  why: 'Ein kurzer, ehrlicher Blick jede Woche zeigt früh, wo Hilfe gebraucht wird. Niemand wird danach beurteilt.',
  howLong: '20 Sekunden, wenn sich nichts geändert hat, sonst eine Minute',
  since: 'Seit dem letzten Mal',
  nothing: { label: 'Nichts hat sich geändert', hint: 'Die Zahlen unten gelten noch einmal.' },
  some: { label: 'Etwas hat sich geändert', hint: 'Ich habe es unten eingetragen.' },
  send: 'Check-in senden',
  yours: 'Ihre Schlüsselergebnisse',
  lastBlocker: (text) => `Letztes Mal war im Weg: ${text}`,
  start: {
    label: 'Wo beginnt es?',
    hint: 'Bitte bis Woche 3: Von da an sehen alle, wie weit es gekommen ist.',
  },
  today: (unit) => (unit ? `Heute, in ${unit}` : 'Heute'),
  way: (from, to) => `Von ${from} bis ${to}`,
  wayWithoutStart: (target) => `Ausgangswert kommt noch, Zielwert ${target}`,
  lastTime: (figure) => `letztes Mal ${figure}`,
  reached: 'Wird es erreicht?',
  confidence: { high: 'Auf Kurs', middle: 'Unsicher', low: 'Gefährdet' },
  more: 'Notiz hinzufügen, oder was im Weg ist',
  note: 'Notiz',
  blocker: { label: 'Was ist im Weg?', hint: 'Ihre Teamleitung sieht es beim nächsten Blick auf die Woche.' },
  chooseChanged: 'Wählen Sie, ob sich etwas geändert hat oder nichts.',
  changedBelow:
    'Sie haben unten etwas geändert: Wählen Sie „Etwas hat sich geändert“, oder machen Sie es rückgängig.',
  chooseConfidence: 'Wählen Sie, wie sicher Sie sind, dass es erreicht wird.',
  writeFigure: (example) => `Schreiben Sie den heutigen Wert als Zahl, etwa ${example}.`,
  writeStart: (example) =>
    `Schreiben Sie den Ausgangswert als Zahl, etwa ${example}, oder lassen Sie das Feld leer.`,
  startIsTarget:
    'Der Ausgangswert ist gleich dem Zielwert; sprechen Sie mit Ihrer Führungskraft über einen anderen Zielwert, oder lassen Sie das Feld vorerst leer.',
  shorten: (most, length) => `Kürzen Sie auf ${most} Zeichen; es sind ${length}.`,
  done: {
    title: 'Eingetragen, danke.',
    next: 'Ihre Zahlen sind auf dem neuesten Stand. Der nächste Check-in kommt per Mail.',
  },
};

export const SCORE: ScoreTexts = {
  title: (period) => `Wo stehen Ihre Schlüsselergebnisse? Endstand für ${period}`,
  why: 'Der Punktwert ist der Anteil des Weges, der geschafft wurde. Bei einem ehrgeizigen Ziel ist 0,7 ein Erfolg, und weniger ist eine Erkenntnis.',
  howLong: 'Etwa drei Minuten',
  yours: 'Ihre Schlüsselergebnisse',
  kinds: { committed: 'Zusage', aspirational: 'Ehrgeiziges Ziel' },
  start: {
    label: 'Wo es am Anfang stand',
    hint: 'Der Ausgangswert kam nie. Wenn ihn niemand kennt, lassen Sie beide Felder leer: Dann bleibt es offen, ohne Punktwert.',
  },
  final: (unit) => (unit ? `Endwert, in ${unit}` : 'Endwert'),
  way: (from, to) => `Von ${from} bis ${to}`,
  targetWas: (target) => `Der Zielwert war ${target}`,
  score: 'Punktwert',
  readings: {
    kept: 'Zusage eingehalten.',
    remarkable: 'Ein ehrgeiziges Ziel ganz erreicht: bemerkenswert.',
    success: 'Ein Erfolg: Ein ehrgeiziges Ziel darf knapp unerreichbar bleiben.',
    'not-kept': 'Nicht ganz. Was dazwischenkam, hilft dem nächsten Plan.',
    lesson: 'Weniger als erhofft: Das macht es zu einer Erkenntnis, und Erkenntnisse zählen.',
  },
  reason: 'Was dazwischenkam',
  areFinal: 'Das sind die endgültigen Zahlen',
  confirm: 'Punktwerte bestätigen',
  again: 'Noch einmal ausrechnen',
  proposed: 'Diese Punktwerte ergeben sich aus Ihren Zahlen. Festgehalten wird nichts, bevor Sie bestätigen.',
  how: {
    heading: 'Wie ein Punktwert entsteht',
    text: 'Vom Ausgangswert bis zum Zielwert ist der ganze Weg; der Punktwert ist der Anteil, der davon geschafft wurde, zwischen 0 und 1. Für ein Ziel zählt der Durchschnitt seiner Schlüsselergebnisse.',
  },
  tickFinal: 'Kreuzen Sie an, dass dies die endgültigen Zahlen sind.',
  writeFinal: (example) => `Schreiben Sie den Endwert als Zahl, etwa ${example}.`,
  writeStart: 'Schreiben Sie den Wert am Anfang als Zahl, oder lassen Sie beide Felder leer.',
  startIsTarget:
    'Der Anfang ist gleich dem Zielwert, es gab also keinen Weg: Nennen Sie eine andere Zahl, oder lassen Sie beide Felder leer.',
  sayReason: 'Sagen Sie in einem Satz, was diese Zusage verhindert hat.',
  shorten: (most, length) => `Kürzen Sie auf ${most} Zeichen; es sind ${length}.`,
  done: {
    title: 'Ausgewertet, danke.',
    next: 'Die Punktwerte werden Teil der Abschlussfeier und helfen, die nächsten Ziele zu setzen.',
  },
};
