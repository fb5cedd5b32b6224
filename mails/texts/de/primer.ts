import type { Primer } from '../../model.ts';

export const PRIMER: Primer = {
  title: 'Ziele in zwei Minuten',
  paragraphs: [
    'Ein Ziel sagt in einem Satz, was am Ende des Zeitraums besser sein wird. Es sollte den Einsatz wert sein.',
    'Ein Schlüsselergebnis ist eine Zahl, an der man sieht, ob das Ziel erreicht wurde: wo sie heute steht und wo sie am Ende stehen soll. Die Arbeit, die Sie dafür tun, ist kein Schlüsselergebnis; das, was sich dadurch ändert, schon.',
    'Eine Zusage ist dafür gedacht, ganz eingehalten zu werden. Ein ehrgeiziges Ziel darf etwas zu weit weg sein: 70 % des Weges sind ein Erfolg, und weniger ist etwas, woraus man lernt.',
  ],
  exampleHeading: 'Ein Beispiel',
  example: {
    objective: 'Neue Kundinnen und Kunden fühlen sich vom ersten Tag an gut aufgehoben',
    keyResults: [
      'Anteil der Neuen, die nach 30 Tagen aktiv sind: von 40 % auf 60 %',
      'Tage bis zum ersten Ergebnis: von 12 auf 5',
    ],
  },
  stepsHeading: 'So läuft es ab',
  steps: [
    'Das Unternehmen sagt, worauf es jetzt ankommt und warum.',
    'Jedes Team schreibt einige wenige eigene Ziele, die dazu beitragen, und stimmt sie kurz ab.',
    'Einmal in der Woche folgt ein Check-in von weniger als einer Minute: Wie steht es, ist etwas im Weg?',
    'Am Ende schauen alle auf die Zahlen, halten fest, was sie gelernt haben, und es gibt etwas zu feiern.',
  ],
  question: {
    text: 'Was davon ist ein Schlüsselergebnis?',
    options: [
      {
        value: 'activity',
        label: 'Im Mai die neue Website starten',
        explanation:
          'Eine Website zu starten ist Arbeit, die Sie tun. Ein Schlüsselergebnis wird daraus, wenn es sagt, was sich dadurch ändert, zum Beispiel mehr Anfragen pro Woche.',
      },
      {
        value: 'result',
        label: 'Anfragen von 200 auf 350 pro Woche steigern',
        explanation: 'Richtig: Es sagt, was gemessen wird, wo es beginnt und wo es enden soll.',
      },
      {
        value: 'wish',
        label: 'Kundenfreundlicher werden',
        explanation:
          'Das ist eine gute Richtung und eher ein Ziel. Ein Schlüsselergebnis sagt, an welcher Zahl Sie es merken würden.',
      },
    ],
    answer: 'result',
  },
};
