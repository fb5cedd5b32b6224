import type { ReviewTexts } from '../en/review.ts';
import { OKR } from './okr.ts';

export const REVIEW: ReviewTexts = {
  colleague: 'Jemand aus dem Kollegenkreis',

  page: {
    title: (owner, team) => `${owner} bittet Sie, die Ziele${team ? ` für ${team}` : ''} anzusehen`,
    why: (reader) =>
      `${reader}, mit Ihnen werden sie vereinbart. Lohnen sie sich, sind es wenige genug, und wüssten Sie beide am Ende, ob sie wahr geworden sind?`,
    howLong: 'Etwa fünf Minuten',
    whyTheseGoals: 'Warum',
    goals: 'Die Ziele',
    notNow: 'Diesmal nicht',
    others: (names) => `Auch gefragt: ${names}. Die Ziele sind vereinbart, wenn alle zustimmen.`,
    detail: (round) =>
      `Runde ${round}. Ohne Antwort bis zum Termin gelten die Ziele, gekennzeichnet als noch nicht vereinbart: Schweigen ist keine Zustimmung.`,
    listLink: (count) => `Alle ${count} Ziele sehen, die auf Sie warten`,
  },

  attention: {
    heading: 'Worauf es zuerst ankommt',
    nothing: 'Nichts fällt auf: kein offener Hinweis des Coachings, alles trägt zu etwas bei und hat Zahlen.',
    some: (count, where) =>
      `${count === 1 ? 'Eine Sache verdient' : `${count} Dinge verdienen`} Ihre Aufmerksamkeit: ${where}.`,
    kinds: {
      finding: (count) => (count === 1 ? 'ein Hinweis des Coachings' : `${count} Hinweise des Coachings`),
      'no-alignment': (count) =>
        count === 1
          ? 'ein Ziel, das zu nichts darüber beiträgt'
          : `${count} Ziele, die zu nichts darüber beitragen`,
      'no-baseline': (count) =>
        count === 1
          ? 'ein Schlüsselergebnis ohne Ausgangswert'
          : `${count} Schlüsselergebnisse ohne Ausgangswert`,
      disagreement: (count) =>
        count === 1
          ? 'eine Stelle, die Sie letztes Mal anders sahen'
          : `${count} Stellen, die Sie letztes Mal anders sahen`,
      'came-back': () => 'was sich seit der letzten Runde geändert hat',
      'parent-changed': () => 'eine Änderung in den Zielen darüber',
    },
    and: 'und',
    uncovered: 'Zu diesen Zielen der Strategie trägt noch nichts bei:',
  },

  spot: {
    'no-alignment': 'Es trägt zu nichts darüber bei. Ist das so gedacht?',
    'no-baseline': 'Wo es heute steht, ist noch nicht bekannt.',
    disagreement: 'Hier hatten Sie letztes Mal einen Wunsch; es liest sich wie zuvor.',
    'came-back': 'Die Ziele kamen mit Änderungen zurück.',
    'parent-changed': 'Ein Ziel darüber hat sich geändert, seit diese geschrieben wurden.',
  },

  questions: {
    label: 'Zwei Fragen, die helfen',
    care: 'Würde es jemand merken, wenn es ganz wahr wird?',
    cover: 'Könnten alle Schlüsselergebnisse erreicht sein und das Ziel trotzdem nicht?',
  },

  point: {
    open: {
      objective: 'Zu diesem Ziel etwas sagen',
      'key-result': 'Zu diesem Schlüsselergebnis etwas sagen',
    },
    legend: (title) => `Zu „${title}“`,
    agree: 'Damit bin ich einverstanden',
    change: 'Hier wünsche ich eine Änderung',
    propose: 'Ich schlage andere Worte oder Zahlen vor',
    proposeObjective: 'Ich schlage andere Worte vor',
    proposeNext: 'Die Felder öffnen sich hier, sobald Sie Ihre Antwort senden.',
    comment: 'Was soll sich ändern, und warum?',
    title: 'Wortlaut',
    baseline: 'Heute',
    target: 'Am Ende',
    unit: 'Einheit',
  },

  decision: {
    label: 'Was sagen Sie zum Ganzen?',
    agree: 'Allem unten zustimmen',
    agreeAbove: 'Ich stimme allem oben zu',
    agreeHint: 'Die Ziele gelten, wie sie dastehen.',
    change: 'Ich wünsche eine Änderung',
    changeHint: 'Was Sie geschrieben haben, geht an die Person, die dann die nächste Runde schreibt.',
    conversation: 'Wir haben gesprochen und uns geeinigt',
    conversationAsked: (owner) =>
      `${owner} sagt, dass Sie sich im Gespräch geeinigt haben. Mit Ihrer Antwort sind die Ziele vereinbart.`,
    conversationFirst: (owner) =>
      `Die Ziele sind vereinbart, sobald ${owner} dasselbe sagt; die Frage danach geht als Nächstes hinaus.`,
    comment: 'Ihr Kommentar',
    commentHint: 'Nötig, wenn Sie eine Änderung wünschen, ohne eine Stelle zu nennen; sonst willkommen.',
    talk: 'Wollen wir darüber sprechen?',
    talkHint: (other) =>
      `Sagt ${other}, dass Sie gern sprechen würden. Ein paar Minuten ersparen oft eine Runde.`,
    send: 'Antwort senden',
  },

  problems: {
    undecided: 'Wählen Sie, ob Sie zustimmen oder eine Änderung wünschen, oder sagen Sie es bei jedem Ziel.',
    contradiction:
      'Sie stimmen allem zu und wünschen bei einem Ziel eine Änderung. Wählen Sie eines von beiden.',
    comment: 'Sagen Sie in einem Satz, was sich ändern soll, damit es sich ändern kann.',
    pointComment: (title) =>
      `Sagen Sie in einem Satz, was sich an „${title}“ ändern soll, damit es sich ändern kann.`,
    pointVerdict: (title) => `Sie haben etwas zu „${title}“ geschrieben. Wählen Sie, was Sie dazu sagen.`,
    nothingProposed: (title) =>
      `Ihr Vorschlag für „${title}“ liest sich wie bisher. Ändern Sie den Wortlaut oder eine Zahl.`,
    proposedHere: 'Schreiben Sie hier, was Sie vorschlagen, und senden Sie Ihre Antwort dann noch einmal.',
    proposedTitle: 'Schreiben Sie den Wortlaut, den Sie vorschlagen.',
    proposedNumber: (example) => `Schreiben Sie eine Zahl, etwa ${example}.`,
    proposedSame: 'Nennen Sie einen Zielwert, der vom Ausgangswert abweicht; sonst muss sich nichts ändern.',
    tooLong: (limit, length) => `Kürzen Sie auf ${limit} Zeichen; es sind ${length}.`,
  },

  done: {
    agree: {
      title: 'Sie haben diesen Zielen zugestimmt.',
      next: 'Die Person erfährt es als Nächstes, und die wöchentlichen Check-ins können beginnen.',
    },
    'request-change': {
      title: 'Sie haben sich eine Änderung gewünscht.',
      next: 'Ihr Kommentar geht als Nächstes an die Person. Die geänderten Ziele kommen dann zu Ihnen zurück.',
    },
    'agree-in-conversation': {
      title: 'Sie haben sich im Gespräch geeinigt.',
      next: 'Die Ziele sind vereinbart, wenn Sie beide das gesagt haben; wer noch fehlt, wird als Nächstes gefragt.',
    },
  },

  differences: {
    heading: 'Was sich seit der letzten Runde geändert hat',
    nothing: 'Seit der letzten Runde hat sich nichts geändert.',
    added: 'Neu',
    removed: 'Gestrichen',
    was: 'bisher',
    now: 'jetzt',
    unknown: 'noch nicht bekannt',
    kinds: OKR.kinds,
    fields: {
      why: 'Warum',
      notThisQuarter: 'Diesmal nicht',
      title: 'Wortlaut',
      kind: 'Art',
      baseline: 'Heute',
      target: 'Am Ende',
      unit: 'Einheit',
    },
  },

  lastTime: {
    heading: 'Was in der letzten Runde gesagt wurde',
    byReviewer: {
      agree: 'hat zugestimmt',
      'request-change': 'wünschte eine Änderung',
      propose: 'schlug vor',
    },
    taken: 'Es wurde übernommen.',
    answered: (owner) => `${owner} antwortete:`,
    notAnswered: 'Darauf gab es keine Antwort.',
    wouldLikeToTalk: (name) => `${name} würde gern darüber sprechen.`,
    saysAgreed: (name) => `${name} sagt, dass Sie sich im Gespräch geeinigt haben.`,
  },

  above: {
    heading: 'Ein Ziel über Ihrem hat sich geändert',
    target: (what, before, after) => `${what}: Der Zielwert ist jetzt ${after}, er war ${before}.`,
    direction: (what, before, after) =>
      `${what}: Es geht jetzt in die andere Richtung, zu ${after} statt ${before}.`,
    dropped: (what) => `${what} wurde gestrichen.`,
  },

  answers: {
    heading: (names) => `Was ${names} dazu sagt`,
    intro:
      'Übernehmen Sie, was Sie überzeugt, antworten Sie auf den Rest, und ändern Sie unten, was Sie richtig finden.',
    atSpot: 'Zur Stelle',
    gone: 'Es steht nicht mehr in Ihrem Entwurf.',
    asks: 'wünscht eine Änderung',
    proposes: 'schlägt vor',
    take: 'Übernehmen',
    takeHint: 'Kommt in Ihren Entwurf, wenn Sie speichern oder einreichen.',
    words: 'Ich sehe es anders',
    wordsHint: 'Sagen Sie in einem Satz, warum.',
    answer: 'Ihre Antwort',
    taken: 'Übernommen: Es steht in Ihrem Entwurf.',
    choose: 'Was sagen Sie dazu?',
    talk: 'Wollen wir darüber sprechen?',
    agreed: 'Wir haben gesprochen und uns geeinigt',
    agreedHint: (names) =>
      `Kreuzen Sie es an, wenn die Ziele unten das sind, worauf Sie sich geeinigt haben, und reichen Sie sie ein. Vereinbart sind sie, sobald ${names} dasselbe sagt.`,
    agreedByOther: (names) =>
      `${names} sagt, dass Sie sich im Gespräch geeinigt haben. Kreuzen Sie es an und reichen Sie ohne Änderung ein, dann sind die Ziele vereinbart.`,
    notAnswered: 'Schreiben Sie Ihre Antwort, oder übernehmen Sie den Vorschlag.',
  },

  list: {
    title: (count) =>
      count === 1
        ? 'Die Ziele einer Person oder Abteilung warten auf Sie'
        : `${count} Entwürfe von Zielen warten auf Sie`,
    none: 'Keine Ziele warten auf Sie.',
    lead: (name) =>
      `${name}, das sind die Ziele, zu denen Sie um Zustimmung gebeten wurden. Was einen Blick verdient, kommt zuerst; dem Rest können Sie gemeinsam zustimmen.`,
    first: 'Diese verdienen einen Blick',
    without: (count) => (count === 1 ? 'Einer ohne offene Fragen' : `${count} ohne offene Fragen`),
    read: 'Lesen und antworten',
    due: (when) => `bis ${when}`,
    agreeTogether: (count) => (count === 1 ? 'Ich stimme diesem zu' : `Ich stimme diesen ${count} zu`),
    agreeHint: 'Die Personen erfahren es, wenn Sie es nicht mehr zurücknehmen können.',
    press: (count) => (count === 1 ? 'Diesem einen zustimmen' : `Allen ${count} zustimmen`),
    notTicked: 'Kreuzen Sie an, dass Sie diesen Zielen zustimmen.',
    changed: 'Die Liste hat sich inzwischen geändert. Bitte sehen Sie sie noch einmal an.',
    agreed: (count) =>
      count === 1
        ? 'Sie haben den Zielen einer Person zugestimmt.'
        : `Sie haben den Zielen von ${count} Personen zugestimmt.`,
    undo: (when) => `Bis ${when} Uhr können Sie alles zurücknehmen; noch hat niemand davon erfahren.`,
    takeBack: 'Zurücknehmen',
    private: (name) =>
      `Diese Seite ist nur für ${name}; wer den Link hat, kann in diesem Namen handeln. Bitte geben Sie ihn nicht weiter.`,
  },
};
