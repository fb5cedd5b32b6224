import type { ProposalsTexts } from '../proposals-model.ts';

export const PROPOSALS: ProposalsTexts = {
  invite: 'Proponer un objetivo para el equipo',
  title: '¿Qué debería lograr su equipo?',
  lead: (leadName, department) =>
    `${leadName} escribe los objetivos de ${department} y lee sus propuestas junto al borrador. Usted sabrá qué fue de ellas.`,
  goal: { label: 'El objetivo', hint: 'En una frase: ¿qué mejoraría, y para quién?' },
  why: { label: 'Por qué importa', hint: 'Bastan unas palabras.' },
  send: 'Proponer',
  saved: 'Enviado. La respuesta llegará por correo; también puede proponer otro.',
  own: 'Sus propuestas',
  waiting: 'aún sin respuesta',
  writeTitle: 'Escriba el objetivo en una frase.',
  shorten: (most, length) => `Acórtelo a ${most} caracteres; tiene ${length}.`,
  enough: (most) =>
    `Ya ha propuesto ${most} objetivos, o los de su equipo se han presentado entretanto. Hable de este con quien dirige su equipo.`,
  nowhere: {
    title: 'Aquí ya no se puede proponer nada.',
    text: 'Los objetivos de su equipo están presentados, o nadie lo dirige ahora.',
    next: 'Hable con quien dirige su equipo: un objetivo aún puede cambiar durante el trimestre.',
  },
  back: 'Volver a su tarea',
  fromTeam: (count) => (count === 1 ? 'Una propuesta de su equipo' : `${count} propuestas de su equipo`),
  answerLead: 'Diga qué será de cada una. Quien la hizo lee su respuesta en el próximo correo.',
  question: 'Su respuesta',
  answers: {
    taken: {
      label: 'La recojo',
      hint: 'Entra en el borrador, tal cual o con otras palabras.',
      said: 'recogida',
    },
    declined: { label: 'Esta vez no', hint: 'Diga por qué en una frase, si puede.', said: 'esta vez no' },
  },
  words: { label: 'Unas palabras', hint: 'Opcional' },
  answer: 'Responder',
  answered: 'Respondido. Puede cambiarlo hasta que salga el correo.',
  choose: 'Elija una de las dos.',
  takenOver: 'Recogida abajo. Respóndala también, para que su equipo lo sepa.',
  beside: 'Propuesto por su equipo',
};
