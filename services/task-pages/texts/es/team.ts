import type { TeamTexts } from '../team-model.ts';

export const TEAM: TeamTexts = {
  link: 'Su equipo: ausencias y personas sin correo',
  title: 'Su equipo',
  lead: 'Indique cuándo falta alguien e introduzca las cifras de quienes no reciben correo.',
  nobody: 'En este momento nadie depende de usted.',
  search: { label: 'Buscar por nombre', shown: (shown, all) => `${shown} de ${all} personas` },
  back: 'Su equipo',
  notYours: {
    title: 'Esta persona no está en su equipo.',
    text: 'Puede que haya cambiado de equipo o dejado la organización.',
    next: 'Vuelva a ver su equipo en /team.',
  },
  away: (from, to, delegate) =>
    `Ausencia del ${from} al ${to}${delegate ? `; le sustituye ${delegate}` : ''}`,
  noAbsence: 'No consta ninguna ausencia.',
  noMail: 'sin dirección de correo',
  absences: 'Ausencias',
  absence: {
    title: (name) => `¿Cuándo estará fuera ${name}?`,
    lead: 'A quien está ausente no le llega correo. Sus resultados clave pasan a quien le sustituye, o descansan. No escriba el motivo en ningún sitio.',
    from: 'Primer día de ausencia',
    to: 'Último día de ausencia',
    delegate: { label: 'Quién le sustituye', hint: 'Un nombre de la lista; vacío si nadie.' },
    enter: 'Introducir la ausencia',
    change: 'Cambiarla',
    takeAway: 'Retirarla',
    end: 'Ya está de vuelta',
    underWay: (until) => `Ausente ahora, hasta el ${until}`,
    onlyLastDay: 'Ya ha empezado, así que solo puede cambiar el último día.',
    entered: 'La ausencia consta.',
    changed: 'La ausencia ha cambiado.',
    ended: 'La ausencia ya no está en la lista.',
    unknownName: (typed) =>
      `En la lista no hay nadie llamado «${typed}». Elija un nombre de la lista o deje el campo vacío.`,
    problems: {
      'bad-day': (value) =>
        value
          ? `«${value}» no es un día. Escríbalo como 2027-02-15.`
          : 'Indique el día, por ejemplo 2027-02-15.',
      'days-reversed': (value) =>
        `El último día, ${value}, es anterior al primero. Indique el último día de ausencia.`,
      'absence-over': (value) => `El último día, ${value}, ya ha pasado. Indique hoy o un día posterior.`,
      'absence-too-long': (value) =>
        `El último día, ${value}, está a más de tres años del primero. Compruebe el año.`,
      'already-away': (value) =>
        `El ${value} o poco después ya hay una ausencia. Cambie esa o indique otros días.`,
      'absence-begun': () =>
        'Esta ausencia ya ha empezado. Cambie solo el último día, o termínela e introduzca otra.',
      'bad-delegate': (value) => `${value} no puede sustituirle. Indique a otra persona, o a nadie.`,
      'unknown-absence': () => 'Esta ausencia ha terminado o se ha retirado. No queda nada que cambiar.',
    },
  },
  checkIn: {
    open: (week) => `Introducir las cifras de la semana ${week}`,
    title: (name, week) => `Semana ${week}: ¿cómo van los resultados clave de ${name}?`,
    lead: (name) =>
      `Pregunte a ${name} e introduzca lo que le diga. Se muestra como introducido por usted en su lugar.`,
    send: (name) => `Hacer el seguimiento por ${name}`,
    said: (name) => `${name} ha hecho el seguimiento.`,
  },
  card: {
    title: (name) => `Tarjeta impresa para ${name}`,
    sheet: 'Tarjetas para imprimir',
    lead: 'Una tarjeta abre las tareas de su persona con un cuadrado que se escanea. Vale por la persona: entréguela usted y no guarde copia. Queda anotado que la hizo usted, y la página de la persona lo dice.',
    none: (name) => `${name} todavía no tiene tarjeta.`,
    elsewhere: (name, since) =>
      `${name} tiene una tarjeta desde el ${since}. Solo la imprime quien la hizo; una nueva anula la anterior.`,
    print: 'Imprima esta página, recorte y entregue las tarjetas. Caben ocho en una hoja A4.',
    nothing: 'No hay ninguna tarjeta hecha por usted.',
    make: 'Hacer una tarjeta',
    again: 'Hacer una tarjeta nueva',
    withdraw: 'Retirar la tarjeta',
    made: 'La tarjeta está lista para imprimir. Una anterior ya no abre nada.',
    withdrawn: 'La tarjeta ya no abre nada.',
    missing: (names, count) => `Sin tarjeta (${count}): ${names}`,
    makeMissing: 'Hacer las tarjetas que faltan',
  },
  score: {
    open: 'Introducir las cifras finales',
    title: (name, period) => `¿Dónde acabaron los resultados clave de ${name}? Balance para ${period}`,
    said: (name) => `${name} ha confirmado las puntuaciones.`,
  },
  theirs: (name) => `Resultados clave de ${name}`,
  entered: (name, by) => `Introducido por ${by} en lugar de ${name}.`,
  behindCard: 'Puede verlo con su tarjeta.',
  onBehalf: (by) => `introducido por ${by} en nombre de la persona interesada`,
  enteredFor: (by) => `El último seguimiento lo introdujo ${by} en nombre de la persona interesada.`,
};
