import type { LexiconSource } from './lexicon.ts';

export const SPANISH: LexiconSource = {
  activity: `
    organizar, celebrar, impartir, realizar, redactar, escribir, publicar, enviar, preparar, crear, desarrollar, construir, disenar, implementar, implantar, poner en marcha, desplegar, instalar, formar, visitar, llamar,
    entrevistar, asistir, participar, reunir, reunirse, analizar, documentar, probar, planificar, definir, elaborar, evaluar, investigar, redisenar, revisar, actualizar, presentar, contactar, producir, ejecutar, lanzar, migrar,
    sustituir, reemplazar, invertir, gastar, ofrecer, iniciar, empezar, recoger, recopilar, comunicar, traducir, programar, automatizar, elegir, comprar, pedir, distribuir, repartir, imprimir, renovar el, pintar, grabar, filmar, auditar, inspeccionar,
    mapear, dar, hacer, montar, establecer, acompanar, refactorizar, llevar a cabo, capacitar, difundir, entregar, completar, coordinar, introducir, digitalizar, estandarizar, seleccionar, reformar, limpiar, finalizar, digitalizar, modernizar, ensenar, explicar`,
  nominal: `
    numero de, cantidad de, organizacion de, realizacion de, celebracion de, creacion de, redaccion de, puesta en marcha, implantacion de, implementacion de, elaboracion de, imparticion de, preparacion de, desarrollo de, despliegue de,
    formacion de, diseno de, publicacion de, ejecucion de, actualizacion de, lanzamiento de, participacion en, produccion de, analisis de, migracion de, instalacion de, introduccion de, digitalizacion de, revision de, visitas a clientes`,
  milestone: `
    lanzad*, lanzamiento, en produccion, en marcha, en funcionamiento, en linea, terminad*, acabad*, finalizad*, conseguid*, obtenid*, obtener, obtencion, certificad*, concedid*, otorgad*, emitid*, inscrit*, elegid*, adjudicad*, renovad*, certificacion, certificado, sello, firmad*, firma, firmar, convenio, acuerdo, abiert*, abrir, apertura, implantad*,
    desplegad*, migrad*, sustituid*, aprobad*, aprobar, adoptad*, validad*, disponible, list*, entregad*, operativ*, publicad*, instalad*, nombrad*, trasladad*, en vigor, acreditacion, acreditad*, homologad*, existe, hech*, realizad*, redactad*, cread*, completad*, complet*, activ*, inaugurad*, puest* en marcha, contratad*, presentad*, recibid*, adjudicad*, superad*`,
  up: `aumentar, aumento, aumenta*, incrementar, incremento, subir, sube*, elevar, mejorar, mejora*, crecer, crecimiento, crece*, duplicar, triplicar, ampliar, reforzar, acelerar, pasar, llevar, mas, mejor*, mayor*, impulsar, potenciar, optimizar, maximizar`,
  down: `reducir, reduccion, reduce*, bajar, baja*, disminuir, disminucion, rebajar, recortar, acortar, limitar, minimizar, menos, eliminar, menor*, ahorrar, dividir, caer, descender`,
  keep: `mantener, mantenimiento de, conservar, seguir, sigue, siguen, permanecer, estabilizar, maximo, como maximo, no mas de, estable, nunca, no supera*`,
  gain: `
    ganar, cerrar, vender, alcanzar, lograr, conseguir, obtener, generar, captar, adquirir, convertir, retener, fidelizar, renovar, recuperar, ahorrar, atraer, contratar, cubrir, firmar, recibir, resolver, responder, entregar, servir, facturar, recaudar, cobrar, activar, colocar, sumar, atender, tramitar`,
  artefact: `
    taller*, formacion*, reunion*, sesion*, seminario*, webinar*, entrevista*, llamada*, visita*, articulo*, publicacion*, post, posts, entrada*, boletin*, correo*, e-mail*, mail*, campana*, evento*, presentacion*, informe*, encuesta*, estudio*, documento*, guia*, manual*, pagina*, video*,
    podcast*, funcionalidad*, cuadro* de mando, plantilla*, folleto*, cartel*, curso*, modulo*, charla*, demo*, mesa* redonda*, auditoria*, retrospectiva*, prototipo*, feria*, jornada*, inspeccion*, libro* blanco*, script*, formulario*, plan, planes, proceso*, procedimiento*, protocolo*, checklist*, simulacro*, propuesta*, anuncio*,
    hackathon*, ficha*, herramienta*, maquina*, stand*, tutorial*, simulacro*, cuaderno*, ponencia*, paper*`,
  vanity: `
    seguidores, me gusta, likes, paginas vistas, visualizaciones, vistas del video, reproducciones, impresiones, visitas a la web, visitas a la pagina, visitas al sitio, visitas web, visitas al blog, visitantes de la web, visitantes unicos, trafico web, trafico de la web, trafico, clics, descargas, usuarios registrados, suscriptores,
    suscripciones al boletin, altas en el boletin, inscritos al boletin, altas en la newsletter, menciones en prensa, apariciones en prensa, apariciones en medios, menciones, comparticiones, compartidos, fans, alcance en, alcance de las publicaciones, instalaciones de la app, cuentas creadas, cuentas registradas, registros en la web, suscriptores del boletin, suscriptores de la newsletter, reacciones`,
  consequence: `que, por, tasa, porcentaje, coste, conversion, luego, de pago, cuyo, convertidos, cuota, tras`,
  relative: `duplicar, triplicar, mitad, doble, cero, ningun, ninguna, ninguno, nadie, docena`,
  today: `
    hoy, actualmente, actual, ahora, ano pasado, el ano pasado, trimestre pasado, en lugar de, frente a, hasta ahora, partida, punto de partida, en t1, en t2, en t3, en t4, en el t1, en el t2, en el t3, en el t4, antes, linea base, valor inicial, base, partimos de, partiendo de, a dia de hoy, trimestre anterior, ano anterior`,
  planned: `medir, medimos, mide, medira, medicion, se medira, mediremos, linea base, encuesta, baseline, valor inicial`,
  usual: `
    gestionar, administrar, atender, tramitar, mantener, procesar, responder, resolver, continuar, seguir, ensenar, corregir, pagar, realizar, ejecutar, operar, servir, llevar, prestar, archivar, vigilar, preparar, asegurar, registrar, facturar, repartir, limpiar, cuidar, dar, impartir, contestar, emitir, custodiar, recibir, supervisar, coordinar, elaborar, organizar, entregar, planificar, controlar, cubrir, hacer, revisar, presentar, expedir, cerrar, cocinar, comprar, reponer, contabilizar, conciliar, redactar, publicar, despachar, cargar, reparar`,
  goingOn: `continuar, continuar con, seguir, como siempre, como hasta ahora, como de costumbre, dia a dia, diario, diaria, diarios, diarias, habitual*, corriente*, rutina*, segun el calendario, segun calendario, cada mes, cada dia, puntualmente, en plazo, regularmente, conforme a, ordinari*`,
  change: `deja de, dejan de, se vuelve, se convierte, para que, sin, mas rapido, mejor, mas, menos, nunca, otra vez, de nuevo, cuando, antes, donde, en lugar, incluso, mientras, durante, porque, primera, primero, que, quien, por fin, solos, solas, mismos, nadie, aunque, si`,
  vagueVerb: `
    mejorar, mejora, optimizar, optimizacion, reforzar, desarrollar, promover, favorecer, fomentar, apoyar, dinamizar, impulsar, potenciar, aumentar, modernizar, transformar, acelerar, estimular, incentivar, avanzar en, avanzar, trabajar, llevar, consolidar, fortalecer, crear, garantizar, asegurar, elevar, profesionalizar, agilizar, maximizar, generar, apostar, profundizar, hacer`,
  weakVerb: `ser, convertirse, convertirnos, estar, tener, crecer, alcanzar, ir, dar, lograr, seguir, llegar`,
  feeling: `
    orgull*, feliz, felices, content*, confianza, confiar, confian, ganas, miedo, gustar, gusta, gustan, sentir, siente, sienten, tranquil*, segur*, seguridad, salud, calma, bienvenid*, motivad*, satisfech*, informad*, dignidad, respeto, respetad*, disfrutar, disfrutan, aprender, aprenden, entender, entienden, sol*, recomiendan, recomendar, atreven, bienestar, estres, just*, acogid*, ilusion, escuchad*, casa, alegria, dormir, duermen, facil, facilmente, valorad*, cuidad*`,
  resource: `
    coste, costes, costo, gasto*, presupuesto*, margen, beneficio, ebit*, ingresos, facturacion, cuota de mercado, subvencion*, papel, energia, electric*, consumo, aparcamiento, plazas de aparcamiento, registros crm, crm, superficie, nube, licencia*, stock, existencias, impresion*, por hora, alquiler*, cantina, cafeteria, combustible, descuento*, ahorro*, compras, facturas, almacenamiento, flota, agua, calefaccion, kwh, mwh, precio*, tesoreria, dietas, viajes, ocupacion, rentabilidad, caja, fichas completas, web, m2, oficinas`,
  bad: `
    queja*, reclamacion*, error*, defecto*, coste*, gasto*, tiempo, plazo*, dias, horas, minutos, baja*, accidente*, residuo*, desperdicio, merma*, perdid*, retraso*, absentismo, ausencia*, parada*, averia*, chatarra, retrabajo*, incidencia*, incidente*, espera*, rotura*, pendientes, devolucion*, caidas, emisiones, cancelacion*, anulad*, reembolso*, infecciones, desviacion*, abandon*, rellamadas, interrupcion*, fallo*, renuncia*, rotacion, impago*, faltas, ulceras, despidos`,
  generic: `
    mejor, mejores, buen*, excelen*, rendimiento, desempeno, exito*, calidad, sinergia*, potencial, nivel, siguiente, eficiencia, eficiente*, eficacia, eficaz, productividad, innovacion, innovador*, digital*, digitalizacion, transformacion, proceso*, equipo*, trabajo, colaboracion, comunicacion, cultura, resultado*, crecimiento, empresa, organizacion, departamento*, area*, valor*,
    estrategia, estrategic*, fuerte*, futuro, modern*, agil*, agilidad, sostenib*, sostenibilidad, profesional*, impacto, cliente*, satisfaccion, experiencia, todo, todos, todas, mercado, venta*, marketing, marca, imagen, posicion, posible, ano, trimestre, producto*, emplead*, personal, personas, motivacion, optim*, alt*, maxim*, mejora*, continu*, intern*, lider*, liderazgo, referente*, cada, dia, mundo, mundial, clase, servicio*, practicas, competencia*, compromiso, esfuerzo*, relacion*, entorno, estandar*, global*, muy, gestion, soluciones, actividad, actividades, excelencia, adelante, otro, talento, coordinacion`,
  stopword: `
    el, la, los, las, un, una, unos, unas, de, del, a, al, y, e, o, u, en, para, por, con, sin, sobre, nuestro, nuestra, nuestros, nuestras, mi, mis, su, sus, se, lo, que, es, son, ser, no, mas, menos, como, entre, nos, les, le, este, esta, estos, estas, hacia, desde, hasta`,
  duty: `
    gestionar, administrar, atender, tramitar, procesar, operar, realizar, ejecutar, prestar,
    archivar, contestar, responder, continuar, seguir, registrar, contabilizar, despachar,
    custodiar, supervisar, vigilar`,
  routine: `
    factura*, contabilidad, cuentas, ticket*, solicitud*, servidor*, sistema*, informe*, turno*,
    mantenimiento, pedido*, envio*, expediente*, examen*, curso*, clase*, llamada*, correo*, copias,
    maquina*, operacion*, horario*, ventanilla, formulario*, contrato*, comida*, menu*,
    habitaciones, entrega*, stock, estanterias, almacen, tienda, web, boletin*, redes sociales,
    reunion*, pago*, nomina*, documentacion, red, infraestructura, soporte, servicio*, vehiculos,
    caja*, cocina, mesas, oficina, clientes, pacientes, reclamacion*, auditorias, impuestos,
    presupuesto*, tareas, trabajo, actividad, incidencia*, gestion, equipos, declaraciones, rutas,
    obra*, proveedores, archivo*`,
  good: `
    cliente*, prospect*, ingresos, ventas, pedidos, contratos, satisf*, nps, csat, nota, valoracion,
    disponibilidad, a tiempo, candidaturas, donaciones, donantes, recomend*, fideli*, tasa, cuota,
    socios, rendimiento, oee, confianza, activos, reservas, mesas, margen, kilos vendidos, cenas,
    aprobados`,
};
