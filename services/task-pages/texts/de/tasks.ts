import type { AcknowledgeTexts, DecideTexts, ReflectTexts } from '../model.ts';

export const ACKNOWLEDGE: AcknowledgeTexts = {
  title: (period) => `Unsere Ziele für ${period}`,
  why: 'Gemeinsam wählen wir für den Zeitraum einige wenige Ziele, verfolgen sie Woche für Woche und lernen daraus, wie sie ausgehen. Hier steht, wie das geht; eine Frage am Ende zeigt, ob es angekommen ist.',
  howLong: 'Etwa zwei Minuten',
  reviewing: {
    title: 'So vereinbaren Sie Ziele',
    why: 'Bald vereinbaren Menschen aus Ihrem Team ihre Ziele mit Ihnen. Hier steht, wie das gut geht; eine Frage am Ende zeigt, ob es angekommen ist.',
    howLong: 'Etwa drei Minuten',
  },
  choose: 'Wählen Sie eine der drei Antworten.',
  notQuite: (explanation) => `Nicht ganz. ${explanation}`,
  send: 'Antwort senden',
  askedChanged: 'Ihre Wünsche, unsere Änderungen',
  champion: (name) => `Fragen? Ihre Ansprechperson ${name} hat schon so gearbeitet.`,
  usedFor: 'Wofür Ihre Angaben verwendet werden',
  done: {
    title: 'Danke, Sie sind startklar.',
    next: 'Wir schreiben wieder, wenn es etwas für Sie zu tun gibt. Bis dahin: nichts.',
  },
};

export const REFLECT: ReflectTexts = {
  title: (period) => `Rückblick auf ${period}: Was nehmen Sie mit?`,
  why: 'Ergebnisse verblassen, Erkenntnisse bleiben. Ein ehrlicher Satz von jedem macht den nächsten Zeitraum besser als jeder Bericht.',
  howLong: 'Etwa drei Minuten',
  learned: {
    label: 'Was haben wir gelernt?',
    hint: 'Aus einem Ziel, das erreicht wurde, oder aus einem, das es nicht wurde.',
  },
  learnedTold: {
    label: 'Das darf bei der Abschlussfeier erzählt werden',
    hint: (title) => `Mit Ihrem Namen, als Erkenntnis aus „${title}“. Ohne das Kreuz bleibt es bei Ihnen.`,
  },
  team: {
    label: 'Was sollten wir als Team beibehalten oder anders machen?',
    hint: 'Ihre Leitung liest die Antworten gesammelt und ohne Namen, sobald fünf geantwortet haben.',
  },
  process: {
    label: 'Eine Sache zu diesem Ablauf',
    hint: 'Was soll bleiben, was beim nächsten Mal anders sein?',
  },
  thanks: 'Ein Dankeschön',
  thanksOptional: 'wenn Sie mögen',
  kudosTo: { label: 'An wen', hint: 'Eine Person oder ein Team.' },
  kudosText: { label: 'Wofür', hint: 'Es wird bei der Abschlussfeier vorgelesen, mit Ihrem Namen.' },
  nothing: 'Diesmal habe ich nichts hinzuzufügen',
  send: 'Senden',
  sayOrTick:
    'Schreiben Sie einen Satz in eines der Felder, oder kreuzen Sie an, dass Sie nichts hinzuzufügen haben.',
  bothSaid:
    'Sie haben etwas geschrieben und zugleich angekreuzt, dass es nichts gibt: Nehmen Sie eines davon zurück.',
  shorten: (most, length) => `Kürzen Sie auf ${most} Zeichen; es sind ${length}.`,
  shortenName: (most) => `Kürzen Sie den Namen auf ${most} Zeichen.`,
  sayWhom: 'Sagen Sie, wem Sie danken.',
  sayWhat: 'Sagen Sie, wofür Sie danken.',
  done: {
    title: 'Danke für Ihren Blick zurück.',
    next: 'Was Sie und die anderen gelernt haben, wird Teil der Abschlussfeier und des nächsten Zeitraums.',
  },
};

export const DECIDE: DecideTexts = {
  title: {
    nextPeriod: (cycle) => `„${cycle}“ ist vorbei: weiter mit dem nächsten Zeitraum?`,
    deadline: (phase, open) =>
      `„${phase}“ ist am Termin angelangt, und ${open === 1 ? 'eine Aufgabe ist' : `${open} Aufgaben sind`} noch offen`,
  },
  why: {
    nextPeriod:
      'Der Zyklus ist abgeschlossen. Wenn der nächste gleich beginnt, bleibt der Rhythmus; auch eine Pause ist eine Entscheidung.',
    deadline:
      'Der Zyklus kann etwas warten oder mit dem weitergehen, was da ist. Ohne Entscheidung geht er weiter.',
  },
  howLong: 'Etwa eine Minute',
  question: 'Was soll geschehen?',
  options: {
    repeat: {
      label: 'Weiter mit dem nächsten Zeitraum',
      hint: 'Dieselben Menschen, derselbe Kalender, einen Zeitraum später.',
    },
    wait: { label: 'Vorerst warten', hint: 'Nichts beginnt, bevor Sie es starten.' },
    extend: {
      label: 'Mehr Zeit geben',
      hint: 'Der Termin verschiebt sich um einige Arbeitstage; alle Betroffenen erfahren es.',
    },
    close: { label: 'Jetzt beenden', hint: 'Der Zyklus geht mit dem weiter, was da ist.' },
  },
  decide: 'Entscheiden',
  choose: 'Wählen Sie eines von beiden.',
  doneTitle: 'Ihre Entscheidung ist festgehalten.',
  done: {
    extend: 'Der Termin verschiebt sich; wer noch etwas offen hat, erfährt den neuen Tag.',
    close:
      'Der Schritt endet mit dem, was da ist; Offenes zählt als verpasst, ohne Vorwurf an irgendjemanden.',
    repeat:
      'Der nächste Zeitraum wird mit denselben Menschen vorbereitet; Sie sehen ihn in der Konsole, bevor es jemand erfährt.',
    wait: 'Nichts wird gestartet. Sie können den nächsten Zeitraum in der Konsole beginnen, wann es passt.',
  },
  plan: 'Den Plan des nächsten Zeitraums ansehen',
};
