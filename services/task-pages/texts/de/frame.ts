import type { TaskKind } from '#domain/kinds.ts';
import type { EndTexts, FrameTexts, NotMeTexts, RealTexts, RemindersTexts } from '../model.ts';

export const FRAME: FrameTexts = {
  skip: 'Direkt zum Inhalt',
  forWhom: (person, cycle, due) => `Für ${person} · ${cycle} · bis ${due}`,
  forWhomDone: (person, cycle) => `Für ${person} · ${cycle}`,
  canBeTakenBack: 'Sie können es danach noch eine Weile zurücknehmen.',
  saved:
    'Gespeichert. Kommen Sie jederzeit vor dem Termin zurück und reichen Sie es ein, wenn es fertig ist.',
  unchanged: 'Seit dem letzten Speichern hat sich nichts geändert; alles bleibt, wie es ist.',
  changedYourMind: (time) =>
    `Anders überlegt? Bis ${time} Uhr können Sie es zurücknehmen; noch hat niemand davon erfahren.`,
  takeBack: 'Zurücknehmen',
  yesTakeBack: 'Ja, zurücknehmen',
  tickTakeBack: 'Kreuzen Sie an, dass Sie es zurücknehmen möchten. Bisher hat sich nichts geändert.',
  closePage: 'Sie können diese Seite jetzt verlassen.',
  thingsToLookAt: (count) =>
    count === 1 ? 'Eine Sache braucht noch einen Blick' : `${count} Dinge brauchen noch einen Blick`,
  allStillHere: 'alles, was Sie eingegeben haben, ist noch da.',
  forOneAlone: (person) =>
    `Diese Seite ist nur für ${person}; wer den Link hat, kann in diesem Namen handeln. Bitte geben Sie ihn nicht weiter.`,
  notYou: 'Das sind nicht Sie?',
  realLink: 'Ist diese Mail wirklich von uns?',
};

const NOTHING_LOST: Readonly<Record<TaskKind, string>> = {
  concern: 'Das Bedenken bleibt offen, und der Personalbereich weiss, dass eine Antwort aussteht.',
  acknowledge: 'Sie nehmen trotzdem teil, und die Einführung bleibt unter „Ziele in zwei Minuten“ lesbar.',
  draft: 'Was Sie gespeichert hatten, ist noch da.',
  review: 'Die Ziele gelten ohne Vereinbarung und werden auch so gezeigt.',
  'check-in': 'Die Zahlen des letzten Check-ins gelten weiter, und der nächste kommt per Mail.',
  score: 'Die Zahlen des letzten Check-ins gelten weiter.',
  reflect: 'Die Abschlussfeier findet statt, und Erkenntnisse sind im nächsten Zeitraum willkommen.',
  answer:
    'Die Anfrage gilt als noch nicht beantwortet; mit der anfragenden Person können Sie weiterhin sprechen.',
  decide: 'Es gilt die übliche Regel.',
  change: 'Die Ziele bleiben, wie sie waren.',
  feedback: 'Ein persönliches Wort ist jederzeit willkommen.',
  pace: 'Alles geht weiter wie bisher.',
  welcome: 'Es gilt: zu den Zielen des Teams beitragen.',
  decisions: 'Es hat nichts auf Sie gewartet.',
  celebrate: 'Die Abschlussfeier findet ohne sie statt, und persönlich sind sie willkommen.',
  'pilot-decision': 'Die Entscheidung ist weiter offen, und die Personalabteilung kennt den Stand.',
  champion: 'Ihr Name steht nirgends, und helfen können Sie trotzdem.',
};

export const ENDS: EndTexts = {
  unknown: {
    title: 'Dieser Link führt nirgendwohin.',
    text: 'Vielleicht wurde er beim Kopieren oder Weiterleiten abgeschnitten.',
    next: 'Öffnen Sie ihn noch einmal aus Ihrer eigenen Mail, mit dem Knopf darin.',
  },
  revoked: {
    title: 'Dieser Link wurde ersetzt.',
    text: 'Die Aufgabe dahinter hat jemand anderes übernommen, oder eine neuere Mail ist an ihre Stelle getreten.',
    next: 'Suchen Sie unsere neueste Mail. Wenn es keine gibt, müssen Sie nichts tun.',
  },
  expired: {
    title: 'Dieser Link ist zu alt.',
    text: 'Links gelten bis zwei Wochen nach dem Termin ihrer Aufgabe.',
    next: 'Sie müssen nichts tun. Wenn Sie etwas ergänzen möchten, sprechen Sie mit Ihrer Teamleitung.',
  },
  cancelled: (cycle) => ({
    title: 'Das wird nicht mehr gebraucht.',
    text: `Worum Sie in „${cycle}“ gebeten wurden, steht nicht mehr auf Ihrer Liste.`,
    next: 'Sie müssen nichts tun.',
  }),
  passedOn: (person, cycle) => ({
    title: `Das liegt jetzt bei ${person}.`,
    text: `Worum Sie in „${cycle}“ gebeten wurden, ist an ${person} übergegangen. Nichts von dem, was Sie getan haben, geht verloren.`,
    next: 'Sie müssen nichts tun. Wenn Sie etwas wissen, das hilft, sagen Sie es dort.',
  }),
  closed: (day, kind) => ({
    title: 'Dieser Schritt ist zu Ende.',
    text: `Er war bis ${day} offen. Verloren ist nichts: ${NOTHING_LOST[kind]}`,
    next: 'Wenn etwas Wichtiges fehlt, sagen Sie es Ihrer Teamleitung; sie kann es ergänzen.',
  }),
  tooLate: {
    title: 'Das lässt sich nicht mehr zurücknehmen.',
    text: 'Die Zeit dafür ist vorbei, und alle Beteiligten wurden benachrichtigt.',
    next: 'Wenn es ein Versehen war, sprechen Sie mit der Person, die es betrifft; gemeinsam bringen Sie es in Ordnung.',
  },
  reported: {
    title: 'Danke, dass Sie es uns sagen.',
    text: 'Wir gehen der Frage nach, wie diese Mail zu Ihnen kam. Im Namen dieser Person wurde nichts geändert.',
    next: 'Bitte löschen Sie die Mail. Mehr müssen Sie nicht tun.',
  },
};

export const NOT_ME: NotMeTexts = {
  title: 'Nicht für Sie?',
  lead: (person) =>
    `Dieser Link war für ${person} gedacht. Sagen Sie uns, wie er zu Ihnen kam: Wir kümmern uns darum, und sonst geschieht nichts.`,
  question: 'Was trifft zu?',
  reasons: {
    stranger: 'Ich kenne diese Person nicht',
    'somebody-else': 'Ich weiss, für wen es ist, aber ich bin es nicht',
    left: 'Ich bin es, aber das ist nicht mehr meine Aufgabe: Ich habe gewechselt oder bin gegangen',
  },
  send: 'Mitteilen',
  choose: 'Wählen Sie, was zutrifft; bis dahin wird nichts gemeldet.',
};

export const REAL: RealTexts = {
  title: 'Ist diese Mail wirklich von uns?',
  lead: 'Wenn Sie diese Adresse selbst eingetippt haben, etwa aus dem Intranet oder weil eine Mail es Ihnen riet, dann vergleichen Sie diese Punkte.',
  links: { before: 'Unsere Links beginnen mit', after: 'und mit nichts anderem.' },
  points: [
    'Wir fragen nie nach einem Passwort oder nach Geld, und nie bitten wir Sie, einen Anhang zu öffnen.',
    'Die Seite nennt Ihren Namen und das Eine, worum Sie gebeten werden.',
    'Jede Mail nennt am Ende Ihren Zyklus und den Grund, warum Sie sie erhalten.',
  ],
  otherwise:
    'Wenn einer dieser Punkte nicht stimmt, öffnen Sie den Link nicht und sagen Sie Ihrer IT-Abteilung Bescheid. Abwarten schadet nicht.',
};

export const REMINDERS: RemindersTexts = {
  title: 'Erinnerungen per Mail',
  forWhom: (person) => `Für ${person}`,
  now: { on: 'Erinnerungen sind eingeschaltet.', off: 'Erinnerungen sind ausgeschaltet.' },
  explained:
    'Es geht um Erinnerungen an Offenes, um den wöchentlichen Blick auf die Ziele Ihrer Abteilung und um die Zusammenfassung am Ende eines Zeitraums. Worum Sie gebeten werden und was darauf folgt, kommt in jedem Fall.',
  question: 'Was möchten Sie?',
  on: 'Erinnerungen erhalten',
  onHint: 'Eine kurze Mail vor einem Termin, falls noch etwas offen ist.',
  off: 'Keine Erinnerungen',
  offHint: 'Sie behalten die Termine selbst im Blick.',
  save: 'Speichern',
  choose: 'Wählen Sie eines von beiden.',
  saved: {
    on: 'Gespeichert: Erinnerungen kommen wieder.',
    off: 'Gespeichert: keine Erinnerungen mehr. Hier können Sie sie wieder einschalten.',
  },
  expired: {
    title: 'Dieser Link ist zu alt.',
    text: 'Er kam mit einer Mail, die mehr als ein Jahr alt ist; geändert wurde nichts.',
    next: 'Nehmen Sie den Link am Ende einer neueren Erinnerung.',
  },
  unknown: {
    title: 'Dieser Link führt nirgendwohin.',
    text: 'Vielleicht wurde er beim Kopieren abgeschnitten. Geändert wurde nichts.',
    next: 'Öffnen Sie ihn noch einmal aus Ihrer eigenen Mail; er steht am Ende einer Erinnerung.',
  },
};
