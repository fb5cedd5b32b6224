import type { ProblemTexts } from '../model.ts';

export const PROBLEMS: ProblemTexts = {
  'not-found': {
    title: 'Unter dieser Adresse gibt es nichts.',
    text: 'Vielleicht wurde sie beim Kopieren abgeschnitten. Öffnen Sie den Link noch einmal aus Ihrer Mail.',
  },
  'foreign-origin': {
    title: 'Dieses Formular kam von einer anderen Website.',
    text: 'Geändert wurde nichts. Öffnen Sie den Link in Ihrer Mail und benutzen Sie die Seite, die er zeigt.',
  },
  'too-large': {
    title: 'Das ist mehr Text, als hineinpasst.',
    text: 'Geändert wurde nichts. Gehen Sie zurück, kürzen Sie den längsten Text und senden Sie noch einmal.',
  },
  'too-many-requests': {
    title: 'Das war viel auf einmal.',
    text: 'Geändert wurde nichts. Warten Sie bitte eine Minute und versuchen Sie es dann noch einmal.',
  },
  busy: {
    title: 'Gerade ist bei uns viel los.',
    text: 'Geändert wurde nichts. Versuchen Sie es bitte in ein paar Sekunden noch einmal.',
  },
  unexpected: {
    title: 'Bei uns ist etwas schiefgegangen.',
    text: 'Nichts wurde halb geändert. Gehen Sie zurück und versuchen Sie es bitte in einer Minute noch einmal.',
  },
};
