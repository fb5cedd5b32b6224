import type { ConcernTexts } from '../concern-model.ts';

export const CONCERN: ConcernTexts = {
  link: 'Ein Bedenken äussern',
  back: 'Zurück zur Aufgabe',
  raise: {
    title: 'Ein Bedenken äussern',
    lead: (days) =>
      `Macht Ihnen etwas an den Zielen oder an unserer Arbeit daran Sorgen? Sagen Sie es jemandem, der etwas tun kann. Eine Antwort kommt binnen ${days} Arbeitstagen.`,
    whom: 'Wem möchten Sie es sagen?',
    audiences: {
      manager: (name) => `Ihrer Führungskraft: ${name}`,
      'hr-ops': (name) => `Dem Personalbereich: ${name}`,
      coach: (name) => `Einem Coach: ${name}`,
    },
    confidential: {
      label: 'Im Vertrauen',
      hint: 'Nur wen Sie wählen, sieht es; niemand sonst, und es wird nicht weitergegeben.',
    },
    words: { label: 'Ihr Bedenken', hint: 'Ein paar Sätze. Ihr Name steht dabei.' },
    send: 'Bedenken äussern',
    nobody:
      'Zurzeit ist niemand da, an den ein Bedenken gehen könnte. Bitte sprechen Sie mit jemandem, dem Sie vertrauen.',
    chooseWhom: 'Wählen Sie, wem Sie es sagen möchten.',
    say: 'Sagen Sie in ein, zwei Sätzen, was Ihnen Sorgen macht.',
    shorten: (most, length) => `Kürzen Sie auf ${most} Zeichen; jetzt sind es ${length}.`,
    tooMany:
      'Sie haben heute schon mehrere Bedenken geäussert. Bitte äussern Sie das nächste morgen, oder sprechen Sie jemanden direkt an.',
    raised: (name, day) =>
      `Vielen Dank. ${name} ist benachrichtigt, eine Antwort ist bis ${day} zugesagt. Sie hören davon per Mail.`,
  },
  own: {
    heading: 'Was Sie geäussert haben',
    told: (name, day) => `An ${name}, ${day}`,
    inConfidence: 'Im Vertrauen',
    until: (day) => `Eine Antwort ist bis ${day} zugesagt.`,
    late: (day) =>
      `Eine Antwort war bis ${day} zugesagt. Sie ist überfällig, und der Personalbereich weiss davon.`,
    answered: (name) => `${name} antwortet:`,
    talk: (name) => `${name} möchte darüber sprechen:`,
    lapsed: (name) =>
      `${name} ist vor der Antwort gegangen. Niemand sonst weiss, was Sie gesagt haben; oben können Sie es neu äussern.`,
    erased: 'Die Worte sind gelöscht.',
    insist: {
      question: 'Genügt Ihnen das?',
      label: 'Das beantwortet es nicht',
      hint: 'Sie können das einmal sagen. Es wird neu angesehen, mit neuer Zusage.',
      send: 'Noch einmal fragen',
      tick: 'Haken Sie an, dass es Ihr Bedenken nicht beantwortet.',
    },
    insisted: 'Sie haben gesagt, dass die frühere Antwort nicht genügt.',
  },
  answer: {
    title: (name) => `${name} äussert ein Bedenken`,
    why: 'Wer sagt, was Sorgen macht, möchte gehört werden. Eine ehrliche Antwort hilft, auch wenn sich nichts ändern lässt.',
    howLong: 'Etwa fünf Minuten',
    inConfidence: 'Ihnen im Vertrauen gesagt: Niemand sonst sieht es.',
    question: 'Was tun Sie?',
    options: {
      answer: { label: 'Antworten', hint: 'In eigenen Worten, unten.' },
      talk: { label: 'Darüber sprechen', hint: 'Sagen Sie unten, wann oder wo.' },
      'hand-on': { label: 'An den Personalbereich geben', hint: 'Dort wird bis zum selben Tag geantwortet.' },
    },
    words: { label: 'Ihre Worte', hint: 'Sie gehen an die Person, die es geäussert hat.' },
    choose: 'Wählen Sie, was Sie damit tun.',
    say: 'Schreiben Sie ein, zwei Sätze als Antwort.',
    shorten: (most, length) => `Kürzen Sie auf ${most} Zeichen; jetzt sind es ${length}.`,
    send: 'Absenden',
    before: (name) => `${name} hat dazu schon gesagt:`,
    gone: { title: 'Dieses Bedenken liegt bei jemand anderem', why: 'Hier ist für Sie nichts mehr zu tun.' },
    done: {
      title: 'Vielen Dank, das ist festgehalten.',
      next: 'Die Person, die es geäussert hat, hört davon per Mail.',
    },
  },
};
