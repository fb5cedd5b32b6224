import type { AnswerTexts } from '../en/answer.ts';

export const ANSWER: AnswerTexts = {
  title: (asker) => `${asker} braucht etwas von Ihnen`,
  why: 'Ein Ziel dort hängt davon ab. Eine klare Antwort hilft, wie auch immer sie ausfällt: Dann können beide planen.',
  howLong: 'Etwa zwei Minuten',
  needed: (by) => `Gebraucht bis ${by}`,
  for: 'Für dieses Schlüsselergebnis',
  label: 'Was sagen Sie dazu?',
  options: {
    accept: {
      label: 'Ja, das übernehmen wir',
      hint: 'Bis zu diesem Tag; es wird Teil Ihrer eigenen Planung.',
    },
    counter: {
      label: 'So nicht, aber anders',
      hint: 'Schreiben Sie unten, was Sie leisten können oder bis wann.',
    },
    decline: {
      label: 'Nein, das können wir nicht',
      hint: 'Ein Wort zum Warum hilft der anderen Seite beim Planen.',
    },
  },
  words: {
    label: 'Ihre Worte',
    hint: 'Nötig, wenn Sie etwas anderes vorschlagen; sie gehen an die anfragende Person.',
  },
  choose: 'Wählen Sie eine der drei Antworten.',
  sayWhat: 'Sagen Sie in einem Satz, was Sie stattdessen leisten können.',
  shorten: (limit, length) => `Kürzen Sie auf ${limit} Zeichen; es sind ${length}.`,
  send: 'Antwort senden',
  silence: 'Ohne Antwort wird es als Risiko für dieses Ziel gezeigt; Schweigen gilt nicht als Zusage.',
  withdrawn: {
    title: 'Das wird nicht mehr gebraucht',
    why: 'Die Ziele dort haben sich geändert, von Ihnen wird dafür nichts mehr gebraucht.',
    close: 'Ich habe es gesehen: von meiner Liste nehmen',
    tick: 'Kreuzen Sie an, dass es von Ihrer Liste darf.',
    send: 'Senden',
  },
  done: {
    title: 'Ihre Antwort ist festgehalten.',
    next: 'Die anfragende Person bekommt sie als Nächstes per Mail.',
  },
};
