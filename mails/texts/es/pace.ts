import type { WriteSection } from '../../model.ts';
import { action } from './action.ts';

/** After three quiet weeks: first the person is asked, then whoever they report to. Nobody is reproached. */
export const pace: WriteSection = (facts, words) => {
  const { about } = facts;
  const subject = about
    ? `${about}: ¿cómo seguir con los seguimientos?`
    : '¿Cómo seguimos con los seguimientos?';
  const why = about
    ? `${about} lleva un tiempo sin llegar a los seguimientos, o quisiera cambiar algo. Elija lo que convenga; una breve charla suele ser el mejor comienzo.`
    : 'Llevamos tres semanas sin noticias, y tendrá sus motivos. Quizá convenga otro ritmo, o que otra persona se encargue: un clic, menos de un minuto.';
  return { ...action(facts, words), subject, heading: subject, paragraphs: [why] };
};
