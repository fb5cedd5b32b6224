import type { WriteSection } from '../../model.ts';

/** Where people belong from now on. */
export const reorganised: WriteSection = ({ reorganisation }) => {
  const { kind = 'merge', from = '', into = '', leadName: lead = null, goals = null } = reorganisation ?? {};
  if (kind === 'split')
    return {
      subject: `${into} es un departamento nuevo`,
      heading: 'Su departamento ha cambiado',
      paragraphs: [
        `${into} ha surgido de ${from}${lead ? `, bajo la dirección de ${lead}` : ''}. Lo que usted escribió y acordó queda, las fechas quedan, y las tareas abiertas siguen siendo suyas.`,
        'Si algo no encaja, dígalo a quien dirige su equipo o a recursos humanos.',
      ],
    };
  const after =
    goals === 'keep'
      ? [`Los objetivos de ${from} continúan.`]
      : goals === 'close'
        ? [`Los objetivos de ${from} han terminado; ya no se pregunta por ellos a nadie.`]
        : [];
  return {
    subject: `${from} forma parte de ${into}`,
    heading: 'Su departamento ha cambiado',
    paragraphs: [
      `${from} forma parte ahora de ${into}${lead ? `, bajo la dirección de ${lead}` : ''}. Lo que usted escribió y acordó queda, las fechas quedan, y las tareas abiertas siguen siendo suyas.`,
      ...after,
      'Si algo no encaja, dígalo a quien dirige su equipo o a recursos humanos.',
    ],
  };
};
