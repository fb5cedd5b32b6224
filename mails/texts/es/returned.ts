import type { WriteSection } from '../../model.ts';

export const returned: WriteSection = ({ returned }, words) => {
  const { open = 0, passedOn = 0, keyResultsBack = false } = returned ?? {};
  const delegate = returned?.delegate ?? 'otra persona';
  return {
    subject:
      open > 0
        ? `Le damos la bienvenida: ${open === 1 ? 'queda una cosa pendiente' : `quedan ${open} cosas pendientes`}`
        : 'Le damos la bienvenida',
    heading: 'Le damos la bienvenida',
    paragraphs: [
      returned
        ? `Este es el único correo del ${words.day(returned.from)} al ${words.day(returned.to)}. ${
            open > 0
              ? 'Lo que queda pendiente está abajo; nada de ello va con retraso.'
              : 'No tiene que hacer nada.'
          }`
        : 'No tiene que hacer nada.',
      ...(passedOn > 0
        ? [
            `${passedOn === 1 ? 'Una tarea pasó a otra persona y se queda' : `${passedOn} tareas pasaron a otras personas y se quedan`} allí.`,
          ]
        : []),
      ...(keyResultsBack ? [`De sus resultados clave se ocupó ${delegate}; ahora vuelven a ser suyos.`] : []),
    ],
  };
};
