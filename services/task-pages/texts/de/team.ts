import type { TeamTexts } from '../team-model.ts';

export const TEAM: TeamTexts = {
  link: 'Ihr Team: Abwesenheiten und Menschen ohne Mail',
  title: 'Ihr Team',
  lead: 'Sagen Sie, wann jemand nicht da ist, und tragen Sie Zahlen für alle ein, die keine Mail erreicht.',
  nobody: 'Im Moment berichtet niemand an Sie.',
  search: { label: 'Nach Namen suchen', shown: (shown, all) => `${shown} von ${all} Personen` },
  back: 'Ihr Team',
  notYours: {
    title: 'Diese Person ist nicht in Ihrem Team.',
    text: 'Vielleicht hat sie das Team gewechselt oder ist ausgeschieden.',
    next: 'Sehen Sie Ihr Team unter /team noch einmal an.',
  },
  away: (from, to, delegate) =>
    `Abwesend vom ${from} bis ${to}${delegate ? `; Vertretung: ${delegate}` : ''}`,
  noAbsence: 'Es ist keine Abwesenheit bekannt.',
  noMail: 'keine Mailadresse',
  absences: 'Abwesenheiten',
  absence: {
    title: (name) => `Wann ist ${name} nicht da?`,
    lead: 'Wer abwesend ist, bekommt keine Mail. Schlüsselergebnisse liegen solange bei der Vertretung oder ruhen. Bitte nennen Sie nirgends einen Grund.',
    from: 'Erster Tag der Abwesenheit',
    to: 'Letzter Tag der Abwesenheit',
    delegate: { label: 'Vertretung', hint: 'Ein Name aus der Liste; leer, wenn niemand vertritt.' },
    enter: 'Abwesenheit eintragen',
    change: 'Ändern',
    takeAway: 'Zurücknehmen',
    end: 'Schon zurück',
    underWay: (until) => `Jetzt abwesend, bis ${until}`,
    onlyLastDay: 'Sie hat begonnen, darum lässt sich nur der letzte Tag ändern.',
    entered: 'Die Abwesenheit ist eingetragen.',
    changed: 'Die Abwesenheit ist geändert.',
    ended: 'Die Abwesenheit steht nicht mehr auf der Liste.',
    unknownName: (typed) =>
      `In der Liste gibt es „${typed}“ nicht. Wählen Sie einen Namen aus der Liste, oder lassen Sie das Feld leer.`,
    problems: {
      'bad-day': (value) =>
        value
          ? `„${value}“ ist kein Tag. Schreiben Sie ihn wie 2027-02-15.`
          : 'Nennen Sie den Tag, etwa 2027-02-15.',
      'days-reversed': (value) =>
        `Der letzte Tag, ${value}, liegt vor dem ersten. Nennen Sie den letzten Tag der Abwesenheit.`,
      'absence-over': (value) =>
        `Der letzte Tag, ${value}, ist vorbei. Nennen Sie heute oder einen späteren Tag.`,
      'absence-too-long': (value) =>
        `Der letzte Tag, ${value}, liegt mehr als drei Jahre nach dem ersten. Prüfen Sie das Jahr.`,
      'already-away': (value) =>
        `Am ${value} oder bald danach besteht schon eine Abwesenheit. Ändern Sie diese, oder nennen Sie andere Tage.`,
      'absence-begun': () =>
        'Diese Abwesenheit hat begonnen. Ändern Sie nur den letzten Tag, oder beenden Sie sie und tragen Sie eine andere ein.',
      'bad-delegate': (value) => `${value} kann nicht vertreten. Nennen Sie jemand anderen oder niemanden.`,
      'unknown-absence': () =>
        'Diese Abwesenheit ist vorbei oder zurückgenommen. Es gibt nichts mehr zu ändern.',
    },
  },
  checkIn: {
    open: (week) => `Zahlen der Woche ${week} eintragen`,
    title: (name, week) => `Woche ${week}: Wie steht es um die Schlüsselergebnisse von ${name}?`,
    lead: (name) =>
      `Fragen Sie ${name}, und tragen Sie ein, was Sie hören. Es wird als stellvertretend von Ihnen eingetragen gezeigt.`,
    send: (name) => `Für ${name} einchecken`,
    said: (name) => `${name} hat eingecheckt.`,
  },
  card: {
    title: (name) => `Gedruckte Karte für ${name}`,
    sheet: 'Karten zum Drucken',
    lead: 'Eine Karte öffnet die eigenen Aufgaben ihrer Person: Quadrat scannen genügt. Sie steht für die Person: Geben Sie sie selbst in die Hand, und behalten Sie keine Kopie. Dass Sie sie gemacht haben, ist festgehalten und steht auf der Seite der Person.',
    none: (name) => `${name} hat noch keine Karte.`,
    elsewhere: (name, since) =>
      `${name} hat seit ${since} eine Karte. Drucken kann sie nur, wer sie gemacht hat; eine neue beendet die alte.`,
    print:
      'Drucken Sie diese Seite, schneiden Sie die Karten aus, und geben Sie sie weiter. Acht passen auf ein A4-Blatt.',
    nothing: 'Es gibt keine Karte, die Sie gemacht haben.',
    make: 'Karte machen',
    again: 'Neue Karte machen',
    withdraw: 'Karte zurückziehen',
    made: 'Die Karte kann gedruckt werden. Eine ältere öffnet nichts mehr.',
    withdrawn: 'Die Karte öffnet nichts mehr.',
    missing: (names, count) => `Ohne Karte (${count}): ${names}`,
    makeMissing: 'Fehlende Karten machen',
  },
  score: {
    open: 'Endwerte eintragen',
    title: (name, period) => `Wo stehen die Schlüsselergebnisse von ${name}? Endstand für ${period}`,
    said: (name) => `${name} hat die Punktwerte bestätigt.`,
  },
  theirs: (name) => `Schlüsselergebnisse von ${name}`,
  entered: (name, by) => `Für ${name} eingetragen von ${by}.`,
  behindCard: 'Hinter der eigenen Karte ist es zu sehen.',
  onBehalf: (by) => `stellvertretend eingetragen von ${by}`,
  enteredFor: (by) => `Der letzte Check-in wurde stellvertretend eingetragen von ${by}.`,
};
