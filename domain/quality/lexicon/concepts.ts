import { fold, stem } from '../words.ts';

/** The same thing in English, German, French and Spanish, a line each: a translated copy is a copy. */
const CONCEPTS = `
customer client kunde kunden kundin client clients clientes cliente
employee employees mitarbeiter mitarbeitende beschaftigte collaborateur collaborateurs salaries salarie empleado empleados
employer arbeitgeber employeur empleador
nurse nurses nursing pflegekrafte pflegende pflege infirmiere infirmieres infirmiers soignants enfermera enfermeras enfermeros enfermeria
region region region regiones
choice choose prefer preferred bevorzugt bevorzugte bevorzugter wahl prefere preferido preferida eleccion choix choisir elegir
love loves gern lieben liebt aiment aimer encantan encanta gusta
shopping shop buy buys kaufen kauft einkaufen einkauf acheter achetent achats comprar compran compra
again wieder nouveau encore nuevo vuelven otra
reduce reduces cut reduzieren senken verringern reduire diminuer reducir bajar
increase raise grow steigern erhohen augmenter accroitre aumentar incrementar
outage outages downtime ausfall ausfalle unterbrechung interruption interruptions pannes interrupcion interrupciones
minute min minutes minuten minute minutos
month monat monate mois mes
week woche wochen semaine semana
year jahr annee ano
hour h std hours stunde stunden heure heures hora horas
day days tag tage jour jours dia dias
reliable reliably verlasslich verlasslichste verlasslicher zuverlassig zuverlassige zuverlassigste zuverlassiger fiable fiables fiabilite reliability confiable
supplier lieferant zulieferer fournisseur proveedor
industry branche branche sector secteur industria
safe safely safety sicher sicherheit sur surs securite seguro segura seguros seguridad
patient patients patienten patient patients paciente pacientes
quality qualitat qualite calidad
delivery deliver deliveries lieferung lieferungen liefern livraison livraisons livrer entrega entregas entregar
time punctual punktlich rechtzeitig heure temps tiempo puntual
team teams team teams equipe equipes equipo equipos
work working arbeit arbeiten travail travailler trabajo trabajar
market markt marche mercado
leader leading fuhrend fuhrende marktfuhrer leader lider
trust trusted vertrauen vertraut confiance confiar confian confianza
recommend recommends empfehlen weiterempfehlen recommander recommandent recomendar recomiendan
citizen citizens burger burgerinnen citoyen citoyens ciudadano ciudadanos
resident residents bewohner anwohner habitant habitants residents vecinos residentes
school schule ecole escuela colegio
student students schuler studierende etudiant etudiants eleve eleves estudiantes alumnos alumno
teacher teachers lehrkrafte lehrer enseignant enseignants professeurs profesores docentes
parent parents eltern parents padres
child children kinder kind enfant enfants ninos nino
family families familie familien famille familles familia familias
city town stadt ville ciudad
place ort platz lieu endroit lugar sitio
people menschen leute gens personnes personas gente
person person personne persona
fast fastest faster schnell schneller schnellste rapide rapides rapidement rapido rapida rapidos
best beste bester besten meilleur meilleure meilleurs mejor mejores
error errors mistake fehler fehlerfrei erreur erreurs error errores
complaint complaints beschwerde beschwerden reklamationen plainte plaintes reclamation reclamations queja quejas reclamaciones
cost costs kosten cout couts coste costes
revenue turnover umsatz revenus ingresos facturacion
sales vertrieb verkauf ventes ventas
service service service servicio
stay stays bleiben bleibt rester restent quedarse quedan
leave leaves gehen verlassen kundigen partir partent irse van
home hause zuhause maison casa hogar
everyone everybody alle jeder tous tout todos todas
always immer stets toujours siempre
never nie niemals jamais nunca
machine machines maschine maschinen machine machines maquina maquinas
run runs running laufen laufende tourner tournent funcionan funcionar
decide decisions entscheiden entscheidungen decider decisions decidir decisiones
data daten zahlen donnees datos
product products produkt produkte produit produits producto productos
guest guests gast gaste invite hotes huespedes comensales
restaurant lokal restaurant restaurante
store stores geschaft laden filiale magasin magasins tienda tiendas
donor donors spender donateur donateurs donantes donante
volunteer volunteers ehrenamtliche freiwillige benevoles benevole voluntarios
accident accidents unfall unfalle accident accidents accidente accidentes
healthy health gesund gesundheit sante salud sano sanos
care pflege versorgung soins atencion cuidado
partner partners partner partenaire partenaires socio socios
answer answers antwort antworten reponse reponses repondre respuesta respuestas responder
question questions frage fragen question questions pregunta preguntas
wait waiting warten wartezeit attente attendre espera esperar
available availability verfugbar verfugbarkeit disponible disponibles disponibilite disponibilidad
invoice invoices rechnung rechnungen facture factures factura facturas
contract contracts vertrag vertrage contrat contrats contrato contratos
site baustelle chantier obra
project projects projekt projekte projet projets proyecto proyectos
proud stolz fier fiers fiere orgulloso orgullosos
easy easily leicht einfach facile simple facil sencillo
help hilfe helfen aide aider ayuda ayudar
new neue neuer neues neuen nouveau nouvelle nouveaux nuevo nueva nuevos
simple simply
build building bauen batir construire construir
house haus maison casa
fair fairste faire fairer juste equitable justo justa
want wants wollen will veulent vouloir quieren querer
feel feels fuhlen fuhlt sentir sentent sienten
know knows wissen kennt savoir savent saben saber
learn lernen apprendre apprennent aprender aprenden
arrive arrives ankommen kommt arriver arrivent llegar llegan
worldwide world welt monde mundo
become becomes werden devenir convertirse
`;

const concepts = new Map<string, string>();
for (const line of CONCEPTS.trim().split('\n')) {
  const [name = '', ...others] = line.split(' ');
  for (const word of [name, ...others]) {
    const key = stem(fold(word));
    if (!concepts.has(key)) concepts.set(key, `=${name}`);
  }
}

/** @returns one name for a stem in all languages, or the stem itself. */
export function conceptOf(wordStem: string): string {
  return concepts.get(wordStem) ?? wordStem;
}
