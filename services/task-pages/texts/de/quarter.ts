import type { QuarterTexts } from '../quarter-model.ts';

export const QUARTER: QuarterTexts = {
  adjust: {
    question: 'Die Mitte des Quartals: Was ist mit diesem Schlüsselergebnis?',
    options: {
      keep: 'Behalten',
      change: 'Zielwert ändern',
      drop: 'Streichen',
    },
    target: {
      label: 'Anderer Zielwert',
      hint: 'Nur bei einer Änderung; wer die Ziele vereinbart hat, sieht sie an.',
    },
    reason: {
      label: 'Warum',
      hint: 'Nur beim Ändern oder Streichen; ein Satz genügt.',
    },
    choose: 'Wählen Sie, ob Sie es behalten, ändern oder streichen.',
    writeTarget: (example) => `Schreiben Sie den vorgeschlagenen Zielwert als Zahl, etwa ${example}.`,
    sameTarget: 'Das ist der jetzige Zielwert; schreiben Sie einen anderen, oder behalten Sie ihn.',
    sayReason: 'Sagen Sie in einem Satz, warum.',
  },
  change: {
    link: 'Ein vereinbartes Ziel ändern, oder seltener gefragt werden',
    title: 'Was soll aus Ihren Zielen werden?',
    lead: 'Ziele dürfen sich ändern, wenn sich die Welt ändert. Sagen Sie was und warum; wer sie vereinbart hat, sieht es an, und bis dahin gilt alles, wie es ist.',
    kinds: {
      target: {
        label: 'Anderer Zielwert',
        hint: 'Der Weg wurde länger oder kürzer.',
      },
      wording: {
        label: 'Andere Worte',
        hint: 'Es misst dasselbe, besser gesagt.',
      },
      drop: {
        label: 'Streichen',
        hint: 'Es lohnt den Aufwand nicht mehr.',
      },
      add: {
        label: 'Schlüsselergebnis hinzufügen',
        hint: 'Etwas fehlt.',
      },
      'hand-over': {
        label: 'Übergeben',
        hint: 'Jemand anderes sollte es verantworten.',
      },
      rhythm: {
        label: 'Seltener fragen',
        hint: 'Gilt sofort; niemand muss zustimmen.',
      },
    },
    back: 'Zurück zum Check-in',
    which: 'Welches Schlüsselergebnis?',
    choose: 'Bitte wählen',
    target: 'Der neue Zielwert',
    wording: 'Die neuen Worte',
    newTitle: 'Was gemessen wird',
    baseline: 'Von',
    unit: 'Einheit',
    to: {
      label: 'An wen',
      hint: 'Der Name, wie er in der Liste steht.',
    },
    reason: {
      label: 'Warum',
      hint: 'Ein oder zwei Sätze; sie bleiben beim Ziel.',
    },
    rhythms: {
      weekly: 'So oft wie das Team',
      fortnightly: 'Alle zwei Wochen',
      monthly: 'Alle vier Wochen',
    },
    rhythm: 'Wie oft sollen wir fragen?',
    send: 'Um diese Änderung bitten',
    save: 'Speichern',
    chooseKeyResult: 'Wählen Sie, um welches Schlüsselergebnis es geht.',
    chooseRhythm: 'Wählen Sie, wie oft wir fragen.',
    writeNumber: (example) => `Schreiben Sie eine Zahl, etwa ${example}.`,
    sameTarget: 'Das ist schon der Zielwert; schreiben Sie einen anderen.',
    sayTitle: 'Schreiben Sie, wie es heissen soll.',
    sayReason: 'Sagen Sie in einem Satz, warum.',
    whoIsIt: 'Diesen Namen finden wir in Ihrem Zyklus nicht; schreiben Sie ihn, wie er in der Liste steht.',
    shorten: (most, length) => `Kürzen Sie auf ${most} Zeichen; es sind ${length}.`,
    mine: 'Worum Sie gebeten haben',
    states: {
      asked: 'wird gleich gesendet',
      open: 'wird angesehen',
      approved: 'vereinbart',
      declined: 'bleibt, wie es war',
      lapsed: 'ohne Antwort; bleibt, wie es war',
    },
    takeBack: 'Zurücknehmen',
    tickTakeBack: 'Kreuzen Sie an, dass Sie es zurücknehmen.',
    says: {
      target: (from, to) => `Zielwert ${to} statt ${from}`,
      wording: (to) => `Mit anderen Worten: ${to}`,
      drop: 'Soll gestrichen werden',
      add: (title, from, to) => `Ein neues Schlüsselergebnis: ${title}, von ${from} bis ${to}`,
      handOver: (to) => `Soll an ${to} übergeben werden`,
    },
    review: {
      title: (asker) => `${asker} möchte ein vereinbartes Ziel ändern`,
      why: 'Ziele dürfen sich ändern, wenn sich die Welt ändert. Bis zu Ihrer Antwort gilt alles, wie es ist.',
      howLong: 'Etwa zwei Minuten',
      because: 'Der Grund',
      question: 'Was sagen Sie dazu?',
      answers: {
        approve: {
          label: 'Ja, ändern',
          hint: 'Es gilt ab jetzt; die frühere Fassung bleibt erhalten.',
        },
        decline: {
          label: 'Nein, so lassen',
          hint: 'Ein Wort, warum, hilft.',
        },
      },
      words: {
        label: 'Ihre Worte',
        hint: 'Sie gehen an die Person, die gefragt hat.',
      },
      send: 'Antwort senden',
      choose: 'Wählen Sie Ja oder Nein.',
      sayWhy: 'Sagen Sie in einem Satz, warum es bleiben soll.',
      done: {
        title: 'Ihre Antwort ist festgehalten.',
        next: 'Wer gefragt hat, erfährt es mit der nächsten Mail.',
      },
    },
  },
  feedback: {
    title: 'Die Woche Ihres Teams',
    why: 'Ein schlichter Satz zeigt, dass der Check-in gelesen wurde. Feedback liest nur die Person selbst; Dank kann auch zum Abschluss zu lesen sein.',
    howLong: 'Etwa drei Minuten',
    fewThisWeek: (count) =>
      `Ihr Team ist gross, darum diese Woche ${count} Personen; die anderen folgen reihum.`,
    nobody: 'Noch hat niemand eingecheckt; schauen Sie etwas später wieder.',
    checkedIn: (was, is) => `${was} → ${is}`,
    blocker: (text) => `Im Weg: ${text}`,
    kind: 'Was möchten Sie geben?',
    kinds: {
      feedback: 'Ein Wort Feedback',
      thanks: 'Dank',
    },
    words: (name) => `Ihre Worte an ${name}`,
    about: 'Es geht um',
    all: 'die ganze Woche',
    none: 'Diese Woche nichts zu sagen',
    send: 'Senden',
    chooseKind: 'Wählen Sie Feedback oder Dank.',
    writeWords: 'Schreiben Sie einen Satz dazu.',
    sayOrTick: 'Schreiben Sie mindestens einer Person, oder kreuzen Sie an, dass es nichts zu sagen gibt.',
    bothSaid: 'Sie haben etwas geschrieben: Nehmen Sie das Kreuz weg, oder leeren Sie die Felder.',
    shorten: (most, length) => `Kürzen Sie auf ${most} Zeichen; es sind ${length}.`,
    done: {
      title: 'Erledigt, danke.',
      next: 'Ihre Worte stehen auf der nächsten Check-in-Seite der Person.',
    },
    asked: {
      title: (asker) => `${asker} wünscht sich Ihr Feedback`,
      why: 'Ein paar schlichte Sätze: was gut lief, was Sie versuchen würden.',
      howLong: 'Etwa drei Minuten',
      words: {
        label: 'Ihr Feedback',
        hint: 'Nur die Person selbst liest es.',
      },
      write: 'Schreiben Sie einen oder zwei Sätze.',
    },
    received: 'Für Sie',
    from: {
      feedback: (name) => `Feedback von ${name}`,
      thanks: (name) => `Dank von ${name}`,
    },
    wish: {
      summary: 'Jemanden um Feedback bitten',
      whom: {
        label: 'Wen',
        hint: 'Ihre Führungskraft oder jemand anderes im Zyklus, mit Namen.',
      },
      question: {
        label: 'Was möchten Sie wissen?',
        hint: 'Eine Frage beantwortet sich leichter als drei.',
      },
      unknown: 'Diesen Namen finden wir in Ihrem Zyklus nicht; schreiben Sie ihn, wie er in der Liste steht.',
      notYourself: 'Nennen Sie jemand anderen als sich selbst.',
      sayQuestion: 'Schreiben Sie, was Sie wissen möchten.',
      sayWhom: 'Nennen Sie, wen Sie fragen möchten.',
    },
  },
  pace: {
    own: {
      title: 'Wie soll es mit den Check-ins weitergehen?',
      why: 'Drei Wochen haben wir nichts gehört, und das hat seine Gründe. Wählen Sie, was passt; niemand wird danach beurteilt.',
    },
    manager: {
      title: (name) => `${name}: Wie soll es mit den Check-ins weitergehen?`,
      why: 'Drei Wochen vergingen ohne Check-in. Ein kurzes Gespräch ist oft der beste Anfang.',
      wish: (choice) => `Der Wunsch: ${choice}`,
    },
    howLong: 'Unter einer Minute',
    question: 'Was passt?',
    options: {
      stay: {
        label: 'Weiter wie bisher',
        hint: 'Nächste Woche bin ich wieder dabei.',
      },
      fortnightly: {
        label: 'Alle zwei Wochen',
        hint: 'Ab jetzt.',
      },
      monthly: {
        label: 'Alle vier Wochen',
        hint: 'Ab jetzt.',
      },
      pause: {
        label: 'Vier Wochen Pause',
        hint: 'Darüber entscheidet Ihre Führungskraft.',
      },
      'hand-over': {
        label: 'Übergeben',
        hint: 'Jemand anderes sollte übernehmen; Ihre Führungskraft entscheidet.',
      },
    },
    managerStay: {
      label: 'So lassen, ich spreche mit der Person',
      hint: 'Alles bleibt, wie es ist.',
    },
    to: {
      label: 'An wen',
      hint: 'Nur beim Übergeben: der Name, wie er in der Liste steht.',
    },
    send: 'Auswählen',
    choose: 'Wählen Sie eines davon.',
    whoIsIt: 'Nennen Sie, wer übernimmt, wie es in der Liste steht.',
    done: {
      title: 'Danke.',
      next: 'Es gilt in Kürze.',
    },
  },
  decisions: {
    title: 'Die Entscheidungen dieses Monats',
    why: 'Was sich an den vereinbarten Zielen geändert hat, und warum. Wie es steht, ist anderswo zu sehen.',
    howLong: 'Etwa zwei Minuten',
    decided: 'Entschieden',
    waiting: 'Wartet auf Antwort',
    nothing: 'Keine.',
    read: 'Ich habe sie gelesen',
    send: 'Fertig',
    tick: 'Kreuzen Sie an, dass Sie sie gelesen haben.',
    done: {
      title: 'Danke.',
      next: 'Die nächste Seite kommt in einem Monat, wenn es etwas zu sagen gibt.',
    },
  },
};
