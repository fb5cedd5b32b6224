import type { QuarterTexts } from '../quarter-model.ts';

export const QUARTER: QuarterTexts = {
  adjust: {
    question: 'La mitad del trimestre: ¿qué hacemos con este resultado clave?',
    options: {
      keep: 'Mantenerlo',
      change: 'Cambiar su meta',
      drop: 'Abandonarlo',
    },
    target: {
      label: 'Otra meta',
      hint: 'Solo si la cambia; la miran quienes la acordaron.',
    },
    reason: {
      label: 'Por qué',
      hint: 'Solo si lo cambia o lo abandona; basta una frase.',
    },
    choose: 'Elija si lo mantiene, lo cambia o lo abandona.',
    writeTarget: (example) => `Escriba la meta que propone como número, por ejemplo ${example}.`,
    sameTarget: 'Esa es la meta que tiene; escriba otra, o manténgala.',
    sayReason: 'Diga por qué en una frase.',
  },
  change: {
    link: 'Cambiar un objetivo acordado, o que le pregunten menos',
    title: '¿Qué debe ser de sus objetivos?',
    lead: 'Los objetivos pueden cambiar cuando cambia el mundo. Diga qué y por qué; lo miran quienes los acordaron, y hasta entonces todo vale como está.',
    kinds: {
      target: {
        label: 'Otra meta',
        hint: 'El camino se ha hecho más largo o más corto.',
      },
      wording: {
        label: 'Otras palabras',
        hint: 'Mide lo mismo, mejor dicho.',
      },
      drop: {
        label: 'Abandonarlo',
        hint: 'Ya no vale el esfuerzo.',
      },
      add: {
        label: 'Añadir un resultado clave',
        hint: 'Falta algo.',
      },
      'hand-over': {
        label: 'Traspasarlo',
        hint: 'Otra persona debería llevarlo.',
      },
      rhythm: {
        label: 'Que me pregunten menos',
        hint: 'Vale enseguida; nadie tiene que aceptarlo.',
      },
    },
    back: 'Volver al seguimiento',
    which: '¿Qué resultado clave?',
    choose: 'Elija',
    target: 'La nueva meta',
    wording: 'Las nuevas palabras',
    newTitle: 'Qué se mide',
    baseline: 'De',
    unit: 'Unidad',
    to: {
      label: 'A quién',
      hint: 'El nombre, tal como está en la lista.',
    },
    reason: {
      label: 'Por qué',
      hint: 'Una o dos frases; se quedan con el objetivo.',
    },
    rhythms: {
      weekly: 'Tan a menudo como el equipo',
      fortnightly: 'Cada dos semanas',
      monthly: 'Cada cuatro semanas',
    },
    rhythm: '¿Con qué frecuencia preguntamos?',
    send: 'Pedir este cambio',
    save: 'Guardar',
    chooseKeyResult: 'Elija de qué resultado clave se trata.',
    chooseRhythm: 'Elija con qué frecuencia preguntamos.',
    writeNumber: (example) => `Escriba un número, por ejemplo ${example}.`,
    sameTarget: 'Esa ya es la meta; escriba otra.',
    sayTitle: 'Escriba cómo debe decir.',
    sayReason: 'Diga por qué en una frase.',
    whoIsIt: 'No encontramos ese nombre en su ciclo; escríbalo como está en la lista.',
    shorten: (most, length) => `Acórtelo a ${most} caracteres; tiene ${length}.`,
    mine: 'Lo que ha pedido',
    states: {
      asked: 'a punto de enviarse',
      open: 'se está mirando',
      approved: 'acordado',
      declined: 'queda como estaba',
      lapsed: 'sin respuesta; queda como estaba',
    },
    takeBack: 'Retirarlo',
    tickTakeBack: 'Marque que quiere retirarlo.',
    says: {
      target: (from, to) => `Meta ${to} en lugar de ${from}`,
      wording: (to) => `Con otras palabras: ${to}`,
      drop: 'Que se abandone',
      add: (title, from, to) => `Un nuevo resultado clave: ${title}, de ${from} a ${to}`,
      handOver: (to) => `Que se traspase a ${to}`,
    },
    review: {
      title: (asker) => `${asker} quiere cambiar un objetivo acordado`,
      why: 'Los objetivos pueden cambiar cuando cambia el mundo. Hasta su respuesta todo vale como está.',
      howLong: 'Unos dos minutos',
      because: 'El motivo',
      question: '¿Qué dice usted?',
      answers: {
        approve: {
          label: 'Sí, cambiarlo',
          hint: 'Vale desde ahora; la versión anterior se conserva.',
        },
        decline: {
          label: 'No, dejarlo',
          hint: 'Una palabra de por qué ayuda.',
        },
      },
      words: {
        label: 'Sus palabras',
        hint: 'Llegan a quien lo pidió.',
      },
      send: 'Enviar mi respuesta',
      choose: 'Elija sí o no.',
      sayWhy: 'Diga en una frase por qué debe quedarse.',
      done: {
        title: 'Su respuesta está anotada.',
        next: 'Quien lo pidió lo sabrá con su próximo correo.',
      },
    },
  },
  feedback: {
    title: 'La semana de su equipo',
    why: 'Una frase sencilla muestra que el seguimiento se ha leído. Un comentario solo lo lee esa persona; las gracias también pueden leerse en la celebración.',
    howLong: 'Unos tres minutos',
    fewThisWeek: (count) =>
      `Su equipo es grande: esta semana son ${count} personas, las demás vienen por turno.`,
    nobody: 'Nadie ha hecho aún el seguimiento; vuelva un poco más tarde.',
    checkedIn: (was, is) => `${was} → ${is}`,
    blocker: (text) => `Estorba: ${text}`,
    kind: '¿Qué quiere dar?',
    kinds: {
      feedback: 'Un comentario',
      thanks: 'Las gracias',
    },
    words: (name) => `Sus palabras para ${name}`,
    about: 'Sobre',
    all: 'toda la semana',
    none: 'Nada que decir esta semana',
    send: 'Enviar',
    chooseKind: 'Elija comentario o gracias.',
    writeWords: 'Escriba una frase.',
    sayOrTick: 'Escriba al menos a una persona, o marque que no hay nada que decir.',
    bothSaid: 'Ha escrito algo: quite la marca, o vacíe los campos.',
    shorten: (most, length) => `Acórtelo a ${most} caracteres; tiene ${length}.`,
    done: {
      title: 'Hecho, gracias.',
      next: 'Sus palabras estarán en la página de su próximo seguimiento.',
    },
    asked: {
      title: (asker) => `${asker} agradecería su opinión`,
      why: 'Unas frases sencillas: qué fue bien, qué probaría usted.',
      howLong: 'Unos tres minutos',
      words: {
        label: 'Su opinión',
        hint: 'Solo la lee esa persona.',
      },
      write: 'Escriba una o dos frases.',
    },
    received: 'Para usted',
    from: {
      feedback: (name) => `Comentario de ${name}`,
      thanks: (name) => `Gracias de ${name}`,
    },
    wish: {
      summary: 'Pedir a alguien su opinión',
      whom: {
        label: 'A quién',
        hint: 'Su responsable, o cualquier persona del ciclo, por su nombre.',
      },
      question: {
        label: '¿Qué le gustaría saber?',
        hint: 'Una pregunta se responde mejor que tres.',
      },
      unknown: 'No encontramos ese nombre en su ciclo; escríbalo como está en la lista.',
      notYourself: 'Nombre a alguien que no sea usted.',
      sayQuestion: 'Escriba qué le gustaría saber.',
      sayWhom: 'Nombre a quién quiere preguntar.',
    },
  },
  pace: {
    own: {
      title: '¿Cómo seguimos con los seguimientos?',
      why: 'Llevamos tres semanas sin noticias, y tendrá sus motivos. Elija lo que convenga; nadie es juzgado por ello.',
    },
    manager: {
      title: (name) => `${name}: ¿cómo seguir con los seguimientos?`,
      why: 'Pasaron tres semanas sin seguimiento. Una breve charla suele ser el mejor comienzo.',
      wish: (choice) => `Su deseo: ${choice}`,
    },
    howLong: 'Menos de un minuto',
    question: '¿Qué conviene?',
    options: {
      stay: {
        label: 'Seguir como hasta ahora',
        hint: 'La próxima semana vuelvo.',
      },
      fortnightly: {
        label: 'Cada dos semanas',
        hint: 'Desde ahora.',
      },
      monthly: {
        label: 'Cada cuatro semanas',
        hint: 'Desde ahora.',
      },
      pause: {
        label: 'Una pausa de cuatro semanas',
        hint: 'Lo decide su responsable.',
      },
      'hand-over': {
        label: 'Traspasarlo',
        hint: 'Otra persona debería encargarse; lo decide su responsable.',
      },
    },
    managerStay: {
      label: 'Dejarlo así, hablaré con la persona',
      hint: 'Todo queda como está.',
    },
    to: {
      label: 'A quién',
      hint: 'Solo para traspasar: el nombre como está en la lista.',
    },
    send: 'Elegir',
    choose: 'Elija una de estas opciones.',
    whoIsIt: 'Nombre quién se encarga, como está en la lista.',
    done: {
      title: 'Gracias.',
      next: 'Valdrá en breve.',
    },
  },
  decisions: {
    title: 'Las decisiones de este mes',
    why: 'Qué cambió en los objetivos acordados, y por qué. Cómo van está en otra parte.',
    howLong: 'Unos dos minutos',
    decided: 'Decidido',
    waiting: 'A la espera de respuesta',
    nothing: 'Ninguna.',
    read: 'Las he leído',
    send: 'Listo',
    tick: 'Marque que las ha leído.',
    done: {
      title: 'Gracias.',
      next: 'La próxima página llega dentro de un mes, si hay algo que decir.',
    },
  },
};
