import type { DraftRemedies } from '#domain/okr-draft-remedies.ts';

export const REMEDIES: DraftRemedies = {
  why: 'Diga en una o dos frases por qué importa ahora.',
  firstObjective: 'Escriba al menos un objetivo.',
  fewerObjectives: (limit) => `Quédese con los ${limit} que más importan y quite los demás.`,
  objectiveTitle: 'Diga en una frase qué irá mejor al final.',
  objectiveKind: 'Elija si es un compromiso o un objetivo ambicioso.',
  alignment: 'Elija a qué contribuye, o «Un objetivo propio».',
  firstKeyResult: 'Añada al menos un resultado clave: una cifra que muestre si se ha hecho realidad.',
  fewerKeyResults: (limit) => `Quédese con los ${limit} que más dicen y quite los demás.`,
  measured: 'Diga qué se mide.',
  notANumber: (example) => `Escriba un número, por ejemplo ${example}.`,
  noStart: (example) =>
    `Indique con un número dónde está hoy, por ejemplo ${example}, o marque que lo va a medir.`,
  noTarget: (example) => `Indique con un número dónde debería estar al final, por ejemplo ${example}.`,
  sameAsStart: 'Dé una meta distinta del valor inicial; si no, nada tiene que cambiar.',
  direction: 'Elija si la cifra debe subir o bajar; sin valor inicial nadie puede saberlo.',
  confidence: 'Elija una de las tres respuestas, o ninguna.',
  owner: (name) => `«${name}» no está en la lista de personas; elija un nombre de ella.`,
  contributor: (name) =>
    `«${name}» no está en la lista de personas; elija un nombre de ella, o vacíe el campo.`,
  fewerContributors: (limit) =>
    `Quédese con las ${limit} personas que más hacen; más que esas ya son un equipo.`,
  fewerInitiatives: (limit) => `Quédese con las ${limit} que más importan, una por línea.`,
  milestonesUnit: 'hitos',
  fewMilestones: (least, most) => `Dé entre ${least} y ${most} hitos, uno por línea.`,
  milestonesOrFigures: 'Deje las cifras vacías si hay hitos: se va entonces de ninguno a todos.',
  department: (name) =>
    name
      ? `«${name}» no está en la lista de departamentos; elija uno de ella.`
      : 'Elija el departamento del que lo necesita.',
  whatIsNeeded: 'Diga en una frase qué necesita de ellos.',
  neededBy: 'Diga para qué día lo necesita.',
  neededLater: (lastDay) => `Elija un día antes de que acabe el periodo: ${lastDay} como tarde.`,
  shorten: (limit, length) => `Acórtelo a ${limit} caracteres; tiene ${length}.`,
};
