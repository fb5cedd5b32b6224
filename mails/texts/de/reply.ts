import { type ReplyWords, replyIn } from '../reply.ts';

export const REPLY: ReplyWords = {
  hint: (example) =>
    `Oder antworten Sie einfach auf diese Mail: „gleich“, wenn sich nichts geändert hat, oder zum Beispiel „${example}“.`,
  keepHint:
    'Diese Woche fragt auch, ob jedes Ziel bleibt: Schreiben Sie „behalten“ dahinter, oder „alle behalten“. Ändern und Streichen geht auf der Seite.',
  blockedBy: 'blockiert durch den Einkauf',
  recorded: {
    subject: (week) => `Check-in per Mail, Woche ${week}`,
    heading: 'Ihr Check-in ist eingetragen',
    lead: 'Vielen Dank. So haben wir Ihre Antwort verstanden:',
    unsaid: 'Was Ihre Antwort nicht nennt, bleibt, wie es war.',
  },
  adjust: {
    kept: 'Ziel bleibt',
    byPage: (labels) =>
      `Ein Ziel zu ändern oder zu streichen geht auf der Seite, mit einem Grund; gefragt werden die, mit denen es vereinbart ist. Bisher ist nichts erbeten für: ${labels}.`,
    open: (labels, again) =>
      `Nicht gesagt ist, ob das Ziel bleibt, bei: ${labels}.${again ? ' Der nächste Check-in fragt noch einmal.' : ''}`,
    button: 'Ein Ziel ändern oder streichen',
  },
  undo: (moment) =>
    `Stimmt etwas nicht? Bis ${moment} können Sie es auf der Seite zurücknehmen und neu eintragen.`,
  asBefore: 'wie bisher',
  noFigure: 'noch kein Wert',
  inTheWay: (text) => `im Weg: ${text}`,
  look: 'Ansehen oder zurücknehmen',
  unclear: {
    subject: 'Ihre Antwort war nicht ganz klar, eingetragen ist nichts',
    heading: 'Noch nicht eingetragen',
    nothing: 'Vielen Dank für Ihre Antwort. Etwas darin war nicht eindeutig, darum ist nichts eingetragen.',
    line: (text) => `Es geht um diese Zeile: „${text}“`,
    example: (text) =>
      `Bitte antworten Sie noch einmal, zum Beispiel „${text}“, oder „gleich“, wenn sich nichts geändert hat. Auf der Seite geht es auch.`,
  },
  troubles: {
    empty: 'Über der zitierten Mail stand nichts von Ihnen. Bitte schreiben Sie darüber.',
    'which-one':
      'Sie sagt nicht, welches Schlüsselergebnis gemeint ist. Bitte beginnen Sie jede Zeile mit dem Buchstaben aus der Mail.',
    'not-asked': 'Diesen Buchstaben gibt es unter den Schlüsselergebnissen der Mail nicht.',
    twice: 'Derselbe Buchstabe steht zweimal da. Bitte schreiben Sie jeden einmal.',
    'no-figure':
      'Es steht kein lesbarer Wert da. Bitte schreiben Sie den heutigen Wert direkt hinter den Buchstaben, oder „gleich“.',
    'two-figures': 'Es stehen zwei Werte da. Bitte schreiben Sie nur, wo es heute steht.',
    'change-only':
      'Das sieht nach einer Veränderung aus. Bitte schreiben Sie, wo es heute steht, nicht um wie viel es sich bewegt hat.',
    'only-confidence':
      'Das kann ein Wert sein oder Ihre Zuversicht. Bitte schreiben Sie beides, etwa „A 42 7/10“ oder „A gleich 7/10“.',
    scale: 'Der Buchstabe hinter dem Wert kann mehreres bedeuten. Bitte schreiben Sie den Wert aus.',
    unit: 'Der Wert hat eine andere Einheit als das Schlüsselergebnis. Bitte schreiben Sie ihn in dessen Einheit.',
    confidence: 'Die Zuversicht reicht von 0/10 bis 10/10.',
    'confidence-place':
      'Die Zuversicht gehört direkt hinter den Wert, etwa „A 42 7/10“; Tage schreiben Sie bitte in Worten.',
    'run-on':
      'Ein weiterer Buchstabe steht mitten im Text. Bitte beginnen Sie für jedes Schlüsselergebnis eine neue Zeile.',
    'too-long': 'Für eine Antwort ist das zu lang. Bitte nehmen Sie dafür die Seite.',
    choices:
      'Sie sagt zweierlei über dasselbe Ziel. Bitte schreiben Sie „behalten“, oder ändern und streichen Sie es auf der Seite.',
  },
  plain: {
    repeated: {
      subject: 'Für diese Woche haben Sie schon eingetragen',
      heading: 'Diese Woche ist schon erledigt',
      text: 'Ihr Check-in dieser Woche ist eingetragen, Ihre Antwort hat darum nichts geändert. Die Seite zeigt, ob er sich noch zurücknehmen lässt.',
    },
    closed: {
      subject: 'Dieser Check-in ist geschlossen',
      heading: 'Dieser Check-in ist geschlossen',
      text: 'Ihre Antwort kam nach seinem Ende, darum ist nichts eingetragen. Der nächste kommt per Mail.',
    },
    cancelled: {
      subject: 'Das ist nicht mehr gefragt',
      heading: 'Das ist nicht mehr gefragt',
      text: 'Die Aufgabe jener Mail ist zurückgezogen, darum ist nichts eingetragen. Zu tun ist nichts.',
    },
    'not-yours': {
      subject: 'Das wird Sie nicht mehr gefragt',
      heading: 'Das wird Sie nicht mehr gefragt',
      text: 'Die Aufgabe jener Mail ist an jemand anderen übergegangen, darum ist nichts eingetragen. Zu tun ist nichts.',
    },
    'by-page': {
      subject: 'Bitte nehmen Sie dafür die Seite',
      heading: 'Bitte nehmen Sie dafür die Seite',
      text: 'Mit einer Antwort lässt sich ein Check-in eintragen. Zustimmen, entscheiden und alles andere geht auf der Seite, damit nichts aus Versehen vereinbart ist; eingetragen ist nichts.',
    },
  },
  concern: {
    subject: 'Ihr Bedenken ist weitergegeben',
    heading: 'Ihr Bedenken ist weitergegeben',
    text: (name, moment) =>
      `${name} hat es erhalten, eine Antwort ist bis ${moment} zugesagt. Sie hören davon per Mail, und die Seite zeigt den Stand; dort können Sie sich auch an jemand anderen wenden oder im Vertrauen schreiben.`,
    see: 'Stand ansehen',
  },
  concernRefused: {
    subject: 'Ihr Bedenken ist nicht weitergegeben',
    heading: 'Nicht weitergegeben',
    text: 'Zurzeit ist niemand da, an den es gehen könnte. Bitte wählen Sie auf der Seite jemanden, oder sprechen Sie mit jemandem, dem Sie vertrauen.',
    tooMany:
      'Sie haben heute schon mehrere Bedenken geäussert. Bitte äussern Sie das nächste morgen, oder sprechen Sie jemanden direkt an.',
  },
  open: 'Seite öffnen',
};

export const reply = replyIn(REPLY);
